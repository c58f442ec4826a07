package org.yijian.security.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The proofs of transparency-dev/merkle, good and bad, and the eight-leaf tree of RFC 6962. */
class MerkleVectorsTest {

    private static final Path VECTORS = Path.of("../../shared/vectors");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestFactory
    Stream<DynamicTest> inclusionProofsAreJudgedAsTheVectorsSay() throws IOException {
        return files("merkle/inclusion").stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
            // Given
            JsonNode vector = JSON.readTree(file.toFile());
            InclusionProof proof = new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"),
                    hashes(vector));

            // When
            boolean verifies = proof.verifies(bytes(vector.get("leafHash")), bytes(vector.get("root")));

            // Then
            assertThat(verifies).as(vector.get("desc").asString()).isEqualTo(!vector.get("wantErr").asBoolean());
        }));
    }

    @TestFactory
    Stream<DynamicTest> consistencyProofsAreJudgedAsTheVectorsSay() throws IOException {
        return files("merkle/consistency").stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
            // Given
            JsonNode vector = JSON.readTree(file.toFile());
            ConsistencyProof proof = new ConsistencyProof(number(vector, "size1"), number(vector, "size2"),
                    hashes(vector));

            // When
            boolean verifies = proof.verifies(bytes(vector.get("root1")), bytes(vector.get("root2")));

            // Then
            assertThat(verifies).as(vector.get("desc").asString()).isEqualTo(!vector.get("wantErr").asBoolean());
        }));
    }

    @Test
    void theTreeOfRfc6962HasItsRootsAtEverySize() {
        // Given
        JsonNode tree = JSON.readTree(present(VECTORS.resolve("rfc6962_tree.json")).toFile());
        List<byte[]> leafHashes = new ArrayList<>();
        tree.get("leafInputsHex").forEach(
                leaf -> leafHashes.add(MerkleHash.leaf(HexFormat.of().parseHex(leaf.asString()))));

        for (int size = 0; size <= leafHashes.size(); size++) {
            // When
            byte[] root = NaiveTree.root(leafHashes.subList(0, size));
            byte[] ours = new TreeHashes((level, index) -> NaiveTree
                    .root(leafHashes.subList((int) (index << level), (int) ((index + 1) << level)))).root(size);

            // Then
            assertThat(HexFormat.of().formatHex(ours)).isEqualTo(tree.get("rootsBySize").get(size).asString());
            assertThat(root).isEqualTo(ours);
        }
    }

    @Test
    void theHasherOfRfc6962SeparatesLeavesFromNodes() {
        // Given
        JsonNode hasher = JSON.readTree(present(VECTORS.resolve("rfc6962_tree.json")).toFile()).get("hasher");

        // When
        byte[] leaf = MerkleHash.leaf("L123456".getBytes(StandardCharsets.US_ASCII));
        byte[] node = MerkleHash.node("N123".getBytes(StandardCharsets.US_ASCII),
                "N456".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(HexFormat.of().formatHex(leaf)).isEqualTo(hasher.get("leaf L123456").asString());
        assertThat(HexFormat.of().formatHex(node)).isEqualTo(hasher.get("node N123 N456").asString());
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(present(VECTORS.resolve(folder)))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(found).hasSize(98);
            return found;
        }
    }

    private static Path present(Path path) {
        Assumptions.assumeTrue(Files.exists(path), "the vectors are not here");
        return path;
    }

    private static List<byte[]> hashes(JsonNode vector) {
        List<byte[]> hashes = new ArrayList<>();
        JsonNode proof = vector.get("proof");
        if (proof != null && proof.isArray()) {
            proof.forEach(hash -> hashes.add(bytes(hash)));
        }
        return hashes;
    }

    /** The vectors count to 2^64 - 1; what is above 2^63 - 1 becomes negative. */
    private static long number(JsonNode vector, String name) {
        return vector.get(name).bigIntegerValue().longValue();
    }

    private static byte[] bytes(JsonNode base64) {
        return base64 == null || base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.asString());
    }
}
