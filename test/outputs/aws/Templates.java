import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.apache.commons.lang3.StringEscapeUtils;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/**
 * Fills templates of API Gateway by Velocity, as that does. Standard input is a list of requests, each with its template, the
 * parameters of its path, and its body; the output is a list of texts.
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

  public static void main(String[] words) throws Exception {
    VelocityEngine engine = new VelocityEngine();
    engine.setProperty("parser.allow_hyphen_in_identifiers", true);
    engine.setProperty("runtime.strict_mode.enable", true);
    engine.init();
    List<String> filled = new ArrayList<>();
    for (JsonNode request : JSON.readTree(System.in)) {
      VelocityContext context = new VelocityContext();
      context.put("input", new Input(request.path("body"), request.path("params")));
      context.put("util", new Util());
      StringWriter out = new StringWriter();
      engine.evaluate(context, out, "a template", request.path("template").asText());
      filled.add(out.toString());
    }
    System.out.println(JSON.writeValueAsString(filled));
  }
}
