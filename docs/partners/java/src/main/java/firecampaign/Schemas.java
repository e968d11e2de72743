package firecampaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published schemas: {@code <type>.v<version>.json} in one folder. */
public final class Schemas {
  /** The data does not fit the schema of its type, or the type or version is unknown; the message says which. */
  public static final class Invalid extends Exception {
    Invalid(String reason) {
      super(reason);
    }
  }

  private final Map<String, JsonSchema> byName;

  public Schemas(Path folder) throws IOException {
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.list(folder)) {
      byName = files.filter(file -> file.toString().endsWith(".json")).collect(Collectors.toMap(
          file -> file.getFileName().toString().replaceFirst("\\.json$", ""),
          file -> {
            try {
              return factory.getSchema(json.readTree(file.toFile()), config);
            } catch (IOException error) {
              throw new UncheckedIOException(error);
            }
          }));
    }
  }

  /** Whether the event's type is known in this version. */
  public boolean knows(CloudEvent event) {
    return byName.containsKey(event.name());
  }

  public void validate(CloudEvent event) throws Invalid {
    JsonSchema schema = byName.get(event.name());
    if (schema == null) throw new Invalid("unknown type or version: fc." + event.name());
    var problems = schema.validate(event.data());
    if (!problems.isEmpty()) throw new Invalid("the data does not fit fc." + event.name() + ": " + problems.iterator().next().getMessage());
  }
}
