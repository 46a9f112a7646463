import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.Executors;
import org.apache.commons.lang3.StringEscapeUtils;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/**
 * Fills templates of API Gateway by Velocity, as that does. Without words: standard input is a list of requests, each with its
 * template, the parameters of its path, and its body; the output is a list of texts. With the words UPSTREAM and TEMPLATES, a
 * file of templates by Kinesis' actions: a gateway on loopback, which prints its port, and ends with its standard input.
 */
public final class Templates {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What API Gateway calls $input; of its paths those of one name. */
  public static final class Input {
    private final JsonNode body;
    private final JsonNode params;

    Input(JsonNode body, JsonNode params) {
      this.body = body;
      this.params = params;
    }

    private JsonNode at(String path) {
      return body.path(path.substring("$.".length()));
    }

    public String json(String path) throws Exception {
      return JSON.writeValueAsString(at(path));
    }

    public Object path(String path) throws Exception {
      return JSON.treeToValue(at(path), Object.class);
    }

    public String params(String name) {
      return params.path(name).asText();
    }
  }

  /** What API Gateway calls $util. */
  public static final class Util {
    public String base64Encode(String text) {
      return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public String escapeJavaScript(String text) {
      return StringEscapeUtils.escapeEcmaScript(text);
    }
  }

  private static final VelocityEngine ENGINE = new VelocityEngine();

  private static String fill(String template, JsonNode body, JsonNode params) {
    VelocityContext context = new VelocityContext();
    context.put("input", new Input(body, params));
    context.put("util", new Util());
    StringWriter out = new StringWriter();
    ENGINE.evaluate(context, out, "a template", template);
    return out.toString();
  }

  /** Calls Kinesis as the integration of a method does, and answers what it answers. */
  private static void forward(HttpExchange exchange, URI upstream, JsonNode templates) throws Exception {
    String[] path = exchange.getRequestURI().getPath().split("/");
    String action = path[path.length - 1].equals("records") ? "PutRecords" : "PutRecord";
    JsonNode params = JSON.createObjectNode().put("stream-name", path[path.length - 2]);
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    HttpRequest call =
        HttpRequest.newBuilder(upstream)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "Kinesis_20131202." + action)
            .header("Authorization", "AWS4-HMAC-SHA256 Credential=api/20260101/us-east-1/kinesis/aws4_request")
            .POST(HttpRequest.BodyPublishers.ofString(fill(templates.path(action).asText(), body, params)))
            .build();
    HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofByteArray());
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  private static void serve(URI upstream, JsonNode templates) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    // One at a time: moto gives two records that come at once the same number, and forgets one.
    server.setExecutor(Executors.newSingleThreadExecutor());
    server.createContext(
        "/",
        exchange -> {
          try {
            forward(exchange, upstream, templates);
          } catch (Exception problem) {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
          }
        });
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  public static void main(String[] words) throws Exception {
    ENGINE.setProperty("parser.allow_hyphen_in_identifiers", true);
    ENGINE.setProperty("runtime.strict_mode.enable", true);
    ENGINE.init();
    if (words.length == 2) serve(URI.create(words[0]), JSON.readTree(new File(words[1])));
    List<String> filled = new ArrayList<>();
    for (JsonNode request : JSON.readTree(System.in))
      filled.add(fill(request.path("template").asText(), request.path("body"), request.path("params")));
    System.out.println(JSON.writeValueAsString(filled));
  }
}
