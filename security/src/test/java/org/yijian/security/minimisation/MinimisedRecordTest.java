package org.yijian.security.minimisation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.seal.Digests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MinimisedRecordTest {

    private static final String RECORD = """
            {"kind":"complaint","source":"hotline","sourceKey":"C-1","facility":{"name":"安康养老院（演示）"},
             "body":{"text":"伙食不好","reporter":{"name":"王小明","phone":"13812345678"},"received":"2026-03-01",
              "amount":12.50,"substantiated":null,"tags":["食品","服务"],"empty":[],"nothing":{},
              "items":[{"clause":"4.1","inspector":"李四"},{"inspector":"张三"},{"clause":"4.3","inspector":"李四"}]}}""";

    private static final FieldSalts SALTS = FieldSalts.of(new byte[32]);

    private static CommittedRecord whole() {
        return CommittedRecord.of(bytes(RECORD), SALTS);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(MinimisedRecord minimised) {
        return new String(minimised.record(), StandardCharsets.UTF_8);
    }

    private static List<FieldName> names(String... names) {
        return Arrays.stream(names).map(FieldName::new).toList();
    }

    @Test
    void whatIsLeftIsProvedToBePartOfTheWhole() {
        // Given
        CommittedRecord whole = whole();

        // When
        MinimisedRecord received = MinimisedRecord
                .parse(whole.without(names("/body/reporter/phone", "/body/items/inspector", "/body/absent")).json());

        // Then
        received.requirePartOf(whole.root());
        assertThat(text(received)).isEqualTo("{\"body\":{\"amount\":12.5,\"empty\":[],"
                + "\"items\":[{\"clause\":\"4.1\"},{},{\"clause\":\"4.3\"}],\"nothing\":{},\"received\":\"2026-03-01\","
                + "\"reporter\":{\"name\":\"王小明\"},\"substantiated\":null,\"tags\":[\"食品\",\"服务\"],"
                + "\"text\":\"伙食不好\"},\"facility\":{\"name\":\"安康养老院（演示）\"},\"kind\":\"complaint\","
                + "\"source\":\"hotline\",\"sourceKey\":\"C-1\"}");
        assertThat(received.withheld()).hasSize(4);
    }

    @Test
    void neitherNameNorValueNorSaltOfAWithheldFieldTravels() {
        // Given
        byte[] salt = SALTS.salt(FlatField.Kind.VALUE, "/body/reporter/phone");

        // When
        String travelling = new String(whole().without(names("/body/reporter")).json(), StandardCharsets.UTF_8);

        // Then
        assertThat(travelling).doesNotContain("reporter", "phone", "13812345678", "王小明",
                java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(salt));
    }

    @Test
    void theSameValueInTwoRecordsHasTwoCommitments() {
        // Given
        CommittedRecord other = CommittedRecord.of(bytes(RECORD), FieldSalts.random());

        // When
        List<byte[]> one = whole().without(names("/body", "/kind", "/source", "/sourceKey", "/facility")).withheld();
        List<byte[]> two = other.without(names("/body", "/kind", "/source", "/sourceKey", "/facility")).withheld();

        // Then
        assertThat(hex(one)).doesNotContainAnyElementsOf(hex(two)).hasSameSizeAs(two);
    }

    @Test
    void theRootDependsOnNothingButFieldsAndSalts() {
        // Given
        CommittedRecord reordered = CommittedRecord.of(bytes("{\"b\":[1.0,{\"d\":2}],\"a\":\"\\u4e00\"}"), SALTS);

        // When
        CommittedRecord plain = CommittedRecord.of(bytes("{\"a\":\"一\",\"b\":[1,{\"d\":2.00}]}"), SALTS);

        // Then
        assertThat(plain.root()).isEqualTo(reordered.root());
    }

    /** A commitment as the package's text describes it, put together by hand. */
    @Test
    void aRecordOfOneFieldHasTheRootThatAnybodyCanWorkOut() {
        // Given
        byte[] salt = SALTS.salt(FlatField.Kind.VALUE, "/a");
        byte[] commitment = Digests
                .sha256(concatenate(new byte[]{ 0 }, salt, bytes("v"), new byte[]{ 0, 0, 0, 2 }, bytes("/a"),
                        bytes("\"x\"")));

        // When
        byte[] root = CommittedRecord.of(bytes("{\"a\":\"x\"}"), SALTS).root();

        // Then
        assertThat(root).isEqualTo(Digests.sha256(concatenate(new byte[]{ 1 }, commitment)));
    }

    static Stream<UnaryOperator<MinimisedRecord>> tampering() {
        return Stream.of(record("伙食不好", "伙食很好"), record("12.5", "12.6"), record("12.5", "\"12.5\""),
                record("null", "false"), record("\"2026-03-01\"", "null"), record("[\"食品\",\"服务\"]", "[\"服务\",\"食品\"]"),
                record("[\"食品\",\"服务\"]", "[\"食品\"]"), record("[\"食品\",\"服务\"]", "[\"食品\",\"服务\",{}]"),
                record("{\"clause\":\"4.1\"},{},", "{\"clause\":\"4.1\"},"), record("},{},{", "},{},{},{"),
                record("{},{\"clause\":\"4.3\"}", "{\"clause\":\"4.3\"},{}"), record("},{},{", "},{\"1\":{}},{"),
                record("\"empty\":[]", "\"empty\":{}"), record("\"nothing\":{}", "\"nothing\":[]"),
                record("\"kind\":", "\"added\":1,\"kind\":"), record("\"source\":", "\"origin\":"),
                record("\"nothing\":{}", "\"nothing\":{\"7\":{}}"), record("\"nothing\":{},", ""),
                salts(salts -> salts.remove("/kind")), salts(salts -> salts.put("/other", new byte[16])),
                salts(salts -> salts.put("/kind", new byte[16])), salts(salts -> salts.put("/kind", new byte[0])),
                salts(salts -> salts.remove("/body/items/-")), withheld(list -> list.removeFirst()),
                withheld(list -> list.set(0, new byte[32])), withheld(list -> list.add(list.getFirst())),
                withheld(list -> list.set(0, new byte[31])));
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void whateverIsAlteredIsNoticed(UnaryOperator<MinimisedRecord> tampering) {
        // Given
        CommittedRecord whole = whole();
        MinimisedRecord genuine = whole.without(names("/body/items/inspector", "/body/reporter"));

        // When
        MinimisedRecord tampered = tampering.apply(genuine);

        // Then
        genuine.requirePartOf(whole.root());
        assertThat(code(tampered, whole.root())).isEqualTo(SecurityError.MINIMISED_ALTERED);
    }

    @Test
    void fieldsOfAnotherRecordDoNotPass() {
        // Given
        CommittedRecord whole = whole();
        byte[] root = CommittedRecord.of(bytes(RECORD), FieldSalts.random()).root();

        // When, Then
        assertThat(code(whole.without(List.of()), root)).isEqualTo(SecurityError.MINIMISED_ALTERED);
        assertThat(code(whole.without(List.of()), new byte[0])).isEqualTo(SecurityError.MINIMISED_ALTERED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "1", "{\"a\":1,\"a\":1}", "{\"a\":1}{}", "{\"a\":12345678901234567890}",
            "{\"a\":1e300}", "{\"a\":0.1234567890123456789}", "{\"a\":\"\\ud800\"" })
    void whatCouldBeUnderstoodInTwoWaysIsNotCommittedTo(String json) {
        assertThatThrownBy(() -> CommittedRecord.of(bytes(json), SALTS)).isInstanceOfSatisfying(FaultException.class,
                e -> assertThat(e.fault().code()).isEqualTo(SecurityError.MINIMISED_MALFORMED));
    }

    @Test
    void aRecordNestedTooDeeplyIsRefused() {
        // Given
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);

        // When, Then
        assertThatThrownBy(() -> CommittedRecord.of(bytes(deep), SALTS)).isInstanceOf(FaultException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "{\"v\":2,\"record\":{},\"salts\":{},\"withheld\":[]}",
            "{\"v\":1,\"record\":[],\"salts\":{},\"withheld\":[]}", "{\"v\":1,\"record\":{},\"salts\":{}}",
            "{\"v\":1,\"record\":{},\"salts\":{\"/a\":\"AA\"},\"withheld\":[]}",
            "{\"v\":1,\"record\":{},\"salts\":{},\"withheld\":[\"!\"]}",
            "{\"v\":1,\"record\":{},\"salts\":{},\"withheld\":[1]}",
            "{\"v\":1,\"record\":{},\"salts\":{},\"withheld\":[],\"more\":1}" })
    void whatIsNotAMinimisedRecordIsRefused(String json) {
        assertThatThrownBy(() -> MinimisedRecord.parse(bytes(json))).isInstanceOfSatisfying(FaultException.class,
                e -> assertThat(e.fault().code()).isEqualTo(SecurityError.MINIMISED_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "body", "/", "/body/", "/body//a", "/body/0", "/body/*", "/正文" })
    void onlyNamesOfFieldsCanBeWithheld(String name) {
        assertThatThrownBy(() -> new FieldName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A thousand made-up records, each minimised at random: what is left proves itself, and one changed byte does not. */
    @Test
    void everyRecordWithEveryChoiceOfFieldsHolds() {
        // Given
        Random random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
            CommittedRecord whole = CommittedRecord.of(bytes(object(random, 3)), FieldSalts.random());
            List<FieldName> withheld = IntStream.range(0, 3).mapToObj(i -> name(random)).toList();

            // When
            MinimisedRecord received = MinimisedRecord.parse(whole.without(withheld).json());

            // Then
            received.requirePartOf(whole.root());
            byte[] altered = received.json();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(7));
            assertThat(accepted(altered, whole.root(), received)).as(new String(altered, StandardCharsets.UTF_8))
                    .isFalse();
        }
    }

    /** Whether changed bytes pass as something else than what was sent: other letters for the same bits do no harm. */
    private static boolean accepted(byte[] json, byte[] root, MinimisedRecord sent) {
        try {
            MinimisedRecord parsed = MinimisedRecord.parse(json);
            parsed.requirePartOf(root);
            return !Arrays.equals(parsed.json(), sent.json());
        } catch (FaultException e) {
            return false;
        }
    }

    private static String object(Random random, int depth) {
        Set<String> names = new HashSet<>();
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = "" + (char) ('a' + random.nextInt(5));
            if (names.add(name)) {
                members.add("\"" + name + "\":" + value(random, depth - 1));
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Integer.toString(random.nextInt(10_000));
            case 1 -> "\"" + (char) (0x4e00 + random.nextInt(1000)) + "\"";
            case 2 -> random.nextBoolean() ? "true" : "null";
            case 3 -> "{}";
            case 4 -> "[]";
            case 5 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> object(random, depth);
        };
    }

    private static FieldName name(Random random) {
        String one = "/" + (char) ('a' + random.nextInt(5));
        return new FieldName(random.nextBoolean() ? one : one + "/" + (char) ('a' + random.nextInt(5)));
    }

    private static ErrorCode code(MinimisedRecord minimised, byte[] root) {
        return catchThrowableOfType(FaultException.class, () -> minimised.requirePartOf(root)).fault().code();
    }

    private static UnaryOperator<MinimisedRecord> record(String from, String to) {
        return genuine -> {
            String changed = text(genuine).replace(from, to);
            assertThat(changed).isNotEqualTo(text(genuine));
            return new MinimisedRecord(bytes(changed), genuine.salts(), genuine.withheld());
        };
    }

    private static UnaryOperator<MinimisedRecord> salts(java.util.function.Consumer<Map<String, byte[]>> change) {
        return genuine -> {
            Map<String, byte[]> salts = new HashMap<>(genuine.salts());
            change.accept(salts);
            return new MinimisedRecord(genuine.record(), salts, genuine.withheld());
        };
    }

    private static UnaryOperator<MinimisedRecord> withheld(java.util.function.Consumer<List<byte[]>> change) {
        return genuine -> {
            List<byte[]> withheld = new ArrayList<>(genuine.withheld());
            change.accept(withheld);
            return new MinimisedRecord(genuine.record(), genuine.salts(), withheld);
        };
    }

    private static List<String> hex(List<byte[]> all) {
        return all.stream().map(Digests::hex).toList();
    }

    private static byte[] concatenate(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
