package firecampaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Prints phase transitions and hazard closures until stopped; with the argument {@code doctor}, checks connection and rights. */
public final class Main {
  static final List<String> TOPICS = List.of("fc.pub.campaigns.phase.v1", "fc.pub.inspections.hazard.v1");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public static void main(String[] arguments) throws Exception {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    if (arguments.length > 0 && arguments[0].equals("doctor")) System.exit(doctor() ? 0 : 1);
    consume();
  }

  private static void consume() throws Exception {
    Schemas schemas = new Schemas(Path.of(setting("FC_SCHEMAS", "../../events/schemas")));
    Path deadLetters = Path.of(setting("FC_DEAD_LETTERS", "dead-letters.ndjson"));
    Set<String> seen = lastIds(100_000);
    int handled = 0;
    int duplicates = 0;
    int skipped = 0;
    int dead = 0;
    AtomicBoolean stopping = new AtomicBoolean();
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      stopping.set(true);
      try {
        closed.await();
      } catch (InterruptedException error) {
        Thread.currentThread().interrupt();
      }
    }));
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
      consumer.subscribe(TOPICS);
      while (!stopping.get()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          try {
            CloudEvent event = CloudEvent.decode(record.key(), record.value(), headers(record));
            if (!schemas.knows(event)) { // publishers may add types, and send a new version beside the old one
              System.err.println("skipped fc." + event.name());
              skipped += 1;
              continue;
            }
            schemas.validate(event);
            if (seen.contains(event.id())) {
              duplicates += 1;
              continue;
            }
            handle(event);
            seen.add(event.id());
            handled += 1;
          } catch (CloudEvent.Unreadable | Schemas.Invalid error) {
            keep(deadLetters, record, error.getMessage());
            dead += 1;
          }
        }
        consumer.commitSync(); // after the effects: a crash repeats the last ones
      }
      System.err.printf("handled %d, duplicates %d, skipped %d, dead letters %d%n", handled, duplicates, skipped, dead);
    } finally {
      closed.countDown();
    }
  }

  private static void handle(CloudEvent event) {
    String detail = switch (event.type()) {
      case "campaigns.phase.transitioned" ->
          event.data().path("phase").asText() + " " + event.data().path("from").asText() + " -> " + event.data().path("to").asText();
      case "inspections.hazard.closed" ->
          "closed " + event.data().path("closedOn").asText() + ", due " + event.data().path("dueOn").asText();
      default -> null;
    };
    if (detail != null) System.out.printf("%s %s %s %s %s%n", event.time(), event.regionCode(), event.type(), event.key(), detail);
  }

  private static void keep(Path file, ConsumerRecord<byte[], byte[]> record, String reason) throws IOException {
    Map<String, Object> letter = new LinkedHashMap<>();
    letter.put("topic", record.topic());
    letter.put("partition", record.partition());
    letter.put("offset", record.offset());
    letter.put("reason", reason);
    letter.put("key", record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8));
    letter.put("value", record.value()); // Base64
    String line = new ObjectMapper().writeValueAsString(letter) + "\n";
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Function<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    return name -> {
      Header header = record.headers().lastHeader(name);
      return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    };
  }

  private static Set<String> lastIds(int limit) {
    return Collections.newSetFromMap(new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
        return size() > limit;
      }
    });
  }

  /** @return whether all is well; each finding in Chinese and English on standard output */
  private static boolean doctor() {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
      List<TopicPartition> partitions = TOPICS.stream()
          .flatMap(topic -> {
            var found = consumer.partitionsFor(topic, PATIENCE);
            if (found == null || found.isEmpty()) throw new KafkaException("no topic " + topic);
            System.out.printf("✓ 可读主题 %s · may read it, %d partitions%n", topic, found.size());
            return found.stream().map(info -> new TopicPartition(topic, info.partition()));
          })
          .toList();
      consumer.committed(Set.copyOf(partitions), PATIENCE);
      System.out.printf("✓ 消费组 %s 可用 · the group may be used%n", setting("FC_KAFKA_GROUP", null));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      for (int tries = 0; tries < 20; tries += 1) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          CloudEvent event = CloudEvent.decode(record.key(), record.value(), headers(record));
          System.out.printf("✓ 已读取一条记录 · read one record: fc.%s %s%n", event.name(), event.key());
          return true;
        }
      }
      System.out.println("✓ 所有主题目前没有记录 · the topics hold no record yet");
      return true;
    } catch (AuthenticationException error) {
      System.out.println("✗ 登录失败,请核对用户名、密码和 CA 证书 · sign-in failed, check user name, password and CA: " + error.getMessage());
    } catch (CloudEvent.Unreadable error) {
      System.out.println("✗ 读到的记录不是平台事件 · the record is no event: " + error.getMessage());
    } catch (KafkaException error) {
      System.out.println("✗ 请核对地址、主题权限和消费组前缀 · check address, rights on the topics, prefix of the group: " + error.getMessage());
    }
    return false;
  }

  private static Properties settings() {
    String username = setting("FC_KAFKA_SASL_USERNAME", "");
    String ca = setting("FC_KAFKA_TLS_CA", "");
    boolean tls = !ca.isEmpty() || setting("FC_KAFKA_TLS", "").equals("true");
    Properties settings = new Properties();
    settings.put("bootstrap.servers", setting("FC_KAFKA_BROKERS", null));
    settings.put("group.id", setting("FC_KAFKA_GROUP", null));
    settings.put("key.deserializer", ByteArrayDeserializer.class.getName());
    settings.put("value.deserializer", ByteArrayDeserializer.class.getName());
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("allow.auto.create.topics", "false");
    settings.put("security.protocol", (username.isEmpty() ? "" : "SASL_") + (tls ? "SSL" : "PLAINTEXT"));
    if (!username.isEmpty()) {
      settings.put("sasl.mechanism", setting("FC_KAFKA_SASL_MECHANISM", "scram-sha-512").toUpperCase());
      settings.put("sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required username=%s password=%s;"
          .formatted(quoted(username), quoted(setting("FC_KAFKA_SASL_PASSWORD", ""))));
    }
    if (!ca.isEmpty()) {
      settings.put("ssl.truststore.type", "PEM");
      settings.put("ssl.truststore.location", ca);
    }
    return settings;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** @param otherwise null where the setting must be there */
  private static String setting(String name, String otherwise) {
    String value = System.getenv(name);
    if (value != null && !value.isEmpty()) return value;
    if (otherwise == null) {
      System.err.println("缺少环境变量 " + name + " · " + name + " is missing");
      System.exit(2);
    }
    return otherwise;
  }
}
