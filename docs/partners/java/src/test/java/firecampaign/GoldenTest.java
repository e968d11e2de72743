package firecampaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The golden events of the published contract: what every consumer must read, and what it must refuse. */
class GoldenTest {
  private static final Path EVENTS = Path.of(System.getenv().getOrDefault("FC_SCHEMAS", "../../events/schemas")).resolveSibling("golden");

  @TestFactory
  List<DynamicTest> golden() throws IOException {
    Schemas schemas = new Schemas(EVENTS.resolveSibling("schemas"));
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(EVENTS)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        for (JsonNode example : new ObjectMapper().readTree(file.toFile())) {
          tests.add(DynamicTest.dynamicTest(example.get("name").asText(), () -> check(schemas, example)));
        }
      }
    }
    assertTrue(tests.size() > 5);
    return tests;
  }

  private static void check(Schemas schemas, JsonNode example) throws Exception {
    JsonNode record = example.get("record");
    JsonNode expected = example.get("expect");
    if (expected.has("unreadable")) {
      Exception refusal = assertThrows(CloudEvent.Unreadable.class, () -> decode(record));
      assertTrue(refusal.getMessage().contains(expected.get("unreadable").asText()), refusal.getMessage());
      return;
    }
    CloudEvent event = decode(record);
    if (expected.has("invalid")) {
      Exception refusal = assertThrows(Schemas.Invalid.class, () -> schemas.validate(event));
      assertTrue(refusal.getMessage().contains(expected.get("invalid").asText()), refusal.getMessage());
      return;
    }
    schemas.validate(event);
    assertEquals(expected, new ObjectMapper().readTree(new ObjectMapper().writeValueAsBytes(event)));
  }

  private static CloudEvent decode(JsonNode record) throws CloudEvent.Unreadable {
    return CloudEvent.decode(bytes(record.path("key")), bytes(record.path("value")), name -> record.path("headers").path(name).textValue());
  }

  private static byte[] bytes(JsonNode text) {
    return text.isTextual() ? text.textValue().getBytes(StandardCharsets.UTF_8) : null;
  }
}
