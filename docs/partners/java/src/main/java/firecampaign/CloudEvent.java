package firecampaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event of the platform. The same event may arrive more than once, always with the same {@code id}; events of one {@code key}
 * arrive in the order in which they happened.
 *
 * @param type {@code <service>.<noun>.<past participle>}, without the prefix {@code fc.} and the version of {@code ce_type}
 * @param source publisher, without {@code urn:fire-campaign:}
 * @param time moment of the change, RFC 3339, UTC
 * @param regionCode administrative division: 2, 4, 6, 9 or 12 digits
 */
public record CloudEvent(
    String id, String type, int version, String source, String key, String time, String regionCode, long sequence, JsonNode data) {

  /** The record is not an event of the platform; the message says why. */
  public static final class Unreadable extends Exception {
    Unreadable(String reason) {
      super(reason);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Pattern TYPE = Pattern.compile("fc\\.([a-z0-9-]+(?:\\.[a-z0-9-]+)+)\\.v([1-9]\\d{0,3})");
  private static final Pattern SOURCE = Pattern.compile("urn:fire-campaign:([a-z0-9:-]+)");
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
  private static final Pattern REGION = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");

  /**
   * Reads binary mode (attributes in {@code ce_} headers) and structured mode ({@code application/cloudevents+json}).
   *
   * @param header the value of a header, or null
   */
  public static CloudEvent decode(byte[] key, byte[] value, Function<String, String> header) throws Unreadable {
    if (value == null) throw new Unreadable("the record has no value");
    String contentType = header.apply("content-type");
    boolean structured = contentType != null && contentType.startsWith("application/cloudevents");
    JsonNode body;
    try {
      body = JSON.readTree(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
    } catch (JsonProcessingException error) {
      throw new Unreadable("the value is not JSON in UTF-8: " + error.getOriginalMessage());
    } catch (CharacterCodingException error) {
      throw new Unreadable("the value is not JSON in UTF-8");
    }
    if (body.isMissingNode()) throw new Unreadable("the value is not JSON in UTF-8: it is empty");
    if (structured && !body.isObject()) throw new Unreadable("the structured event is not a JSON object");
    Function<String, String> attribute = name -> {
      if (!structured) return header.apply("ce_" + name);
      JsonNode found = body.path(name);
      return found.isTextual() || found.isNumber() ? found.asText() : null;
    };

    required(attribute, "specversion", Pattern.compile("1\\.0"));
    Matcher type = required(attribute, "type", TYPE);
    String eventKey = key != null && key.length > 0 ? new String(key, StandardCharsets.UTF_8) : attribute.apply("subject");
    if (eventKey == null || eventKey.isEmpty()) throw new Unreadable("the record has neither a key nor a subject");
    String time = required(attribute, "time", TIME).group();
    try {
      OffsetDateTime.parse(time);
    } catch (DateTimeParseException error) {
      throw new Unreadable("the attribute time is malformed: " + time);
    }
    if (structured && !body.has("data")) throw new Unreadable("the structured event has no data");
    return new CloudEvent(
        required(attribute, "id", ID).group().toLowerCase(Locale.ROOT),
        type.group(1),
        Integer.parseInt(type.group(2)),
        required(attribute, "source", SOURCE).group(1),
        eventKey,
        time,
        required(attribute, "regioncode", REGION).group(),
        Long.parseLong(required(attribute, "sequence", Pattern.compile("\\d{1,15}")).group()),
        structured ? body.get("data") : body);
  }

  /** Type and version, e.g. {@code inspections.hazard.closed.v1}. */
  public String name() {
    return type + ".v" + version;
  }

  private static Matcher required(Function<String, String> attribute, String name, Pattern form) throws Unreadable {
    String value = attribute.apply(name);
    if (value == null) throw new Unreadable("the attribute " + name + " is missing");
    Matcher matcher = form.matcher(value);
    if (!matcher.matches()) {
      throw new Unreadable("the attribute " + name + " is malformed: " + value.substring(0, Math.min(100, value.length())));
    }
    return matcher;
  }
}
