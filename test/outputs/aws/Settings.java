import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileInputStream;
import java.util.*;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.apache.kafka.connect.runtime.SinkConnectorConfig;

/** Reads files of properties as Java does, and prints what they say, which keys Kafka knows, and what it complains of. */
public final class Settings {
  private static List<String> complaints(ConfigDef definition, Map<String, String> values) {
    List<String> found = new ArrayList<>();
    definition.validateAll(values).values().forEach(value -> found.addAll(value.errorMessages()));
    return found;
  }

  private static Map<String, String> under(Map<String, String> values, String prefix) {
    Map<String, String> found = new TreeMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(prefix)) found.put(key.substring(prefix.length()), value);
    });
    return found;
  }

  private static Map<String, Object> report(String path) throws Exception {
    Properties read = new Properties();
    try (FileInputStream in = new FileInputStream(path)) {
      read.load(in);
    }
    Map<String, String> values = new TreeMap<>();
    read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
    List<String> errors = new ArrayList<>();
    Map<String, String> client = under(values, "client.");
    if (!client.isEmpty() || values.containsKey("security.protocol")) {
      Map<String, String> of = new TreeMap<>(client.isEmpty() ? values : client);
      of.put("bootstrap.servers", "127.0.0.1:9098");
      errors.addAll(complaints(AdminClientConfig.configDef(), of));
    }
    if (values.containsKey("connector.class")) {
      Map<String, String> of = new TreeMap<>(values);
      of.put("name", "a-connector");
      errors.addAll(complaints(SinkConnectorConfig.configDef(), of));
      Map<String, String> converter = under(values, "value.converter.");
      converter.put("converter.type", "value");
      errors.addAll(complaints(JsonConverterConfig.configDef(), converter));
      try {
        SinkConnectorConfig.validate(of);
      } catch (ConfigException error) {
        errors.add(error.getMessage());
      }
    }
    return Map.of("values", values, "errors", errors);
  }

  public static void main(String[] paths) throws Exception {
    Set<String> clients = new TreeSet<>(AdminClientConfig.configNames());
    clients.retainAll(ProducerConfig.configNames());
    clients.retainAll(ConsumerConfig.configNames());
    Map<String, Object> known = new TreeMap<>();
    known.put("clients", clients);
    known.put("connector", new TreeSet<>(SinkConnectorConfig.configDef().names()));
    known.put("converter", new TreeSet<>(JsonConverterConfig.configDef().names()));
    List<Object> files = new ArrayList<>();
    for (String path : paths) files.add(report(path));
    System.out.println(new ObjectMapper().writeValueAsString(Map.of("known", known, "files", files)));
  }
}
