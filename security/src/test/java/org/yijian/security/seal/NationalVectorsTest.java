package org.yijian.security.seal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.trust.KeyAlgorithm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of the national standards, through the algorithms that seals and envelopes are made with. */
class NationalVectorsTest {

    private static final Path FILE = Path.of("../../shared/vectors/gm_basic.json");
    private static final ECNamedCurveParameterSpec CURVE = ECNamedCurveTable.getParameterSpec("sm2p256v1");

    private JsonNode vectors;

    @BeforeEach
    void theVectorsAreHere() {
        Assumptions.assumeTrue(Files.exists(FILE), "the vectors are not here");
        vectors = JsonMapper.builder().build().readTree(FILE.toFile());
    }

    @Test
    void sm3DigestsAreThoseOfTheStandard() {
        for (JsonNode example : vectors.get("sm3")) {
            // Given
            String named = example.get("msg").asString();
            String message = named.equals("abcd x16") ? "abcd".repeat(16) : named;

            // When
            String digest = Digests.hex(Digests.sm3(message.getBytes(StandardCharsets.US_ASCII)));

            // Then
            assertThat(digest).isEqualTo(example.get("digest").asString());
        }
    }

    @Test
    void theSm2SignatureOfTheStandardIsAcceptedAndWithItsRandomNumberMadeAgain() throws Exception {
        // Given
        JsonNode example = vectors.get("sm2");
        byte[] message = example.get("msg").asString().getBytes(StandardCharsets.US_ASCII);
        byte[] expected = new DERSequence(new ASN1Integer[]{ new ASN1Integer(number(example, "r")),
                new ASN1Integer(number(example, "s")) }).getEncoded();

        // When
        Signature verify = Signature.getInstance(KeyAlgorithm.SM2.signature(), CryptographicProvider.BOUNCY_CASTLE);
        verify.initVerify(publicKey(example));
        verify.update(message);
        Signature sign = Signature.getInstance(KeyAlgorithm.SM2.signature(), CryptographicProvider.BOUNCY_CASTLE);
        sign.initSign(privateKey(example), new Always(bytes(example, "k")));
        sign.update(message);

        // Then
        assertThat(verify.verify(expected)).isTrue();
        assertThat(sign.sign()).isEqualTo(expected);
        assertThat(KeyAlgorithm.of(publicKey(example))).contains(KeyAlgorithm.SM2);
    }

    @Test
    void theSm2SignatureOfTheStandardIsRefusedOverAnotherMessage() throws Exception {
        // Given
        JsonNode example = vectors.get("sm2");
        byte[] signature = new DERSequence(new ASN1Integer[]{ new ASN1Integer(number(example, "r")),
                new ASN1Integer(number(example, "s")) }).getEncoded();

        // When
        Signature verify = Signature.getInstance(KeyAlgorithm.SM2.signature(), CryptographicProvider.BOUNCY_CASTLE);
        verify.initVerify(publicKey(example));
        verify.update("message digesT".getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(verify.verify(signature)).isFalse();
    }

    @Test
    void theSm4BlockOfTheStandardIsEncryptedOnceAndAMillionTimes() throws Exception {
        // Given
        JsonNode example = vectors.get("sm4");
        Cipher cipher = Cipher.getInstance("SM4/ECB/NoPadding", CryptographicProvider.BOUNCY_CASTLE);
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes(example, "key"), "SM4"));
        byte[] block = bytes(example, "pt");

        // When
        byte[] once = cipher.update(block);
        for (int round = 0; round < 1_000_000; round++) {
            cipher.update(block, 0, block.length, block);
        }

        // Then
        assertThat(once).isEqualTo(bytes(example, "ct"));
        assertThat(block).isEqualTo(bytes(example, "ct_1000000"));
    }

    /** RFC 8998, appendix A.1. */
    @Test
    void theSm4GcmExampleOfRfc8998ComesOut() throws Exception {
        // Given
        HexFormat hex = HexFormat.of();
        byte[] key = hex.parseHex("0123456789abcdeffedcba9876543210");
        byte[] nonce = hex.parseHex("00001234567800000000abcd");
        byte[] associated = hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] plain = hex.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");

        // When
        byte[] ciphertext = Sm4Encryption.encrypt(key, nonce, associated, plain);

        // Then
        assertThat(hex.formatHex(ciphertext))
                .isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
        assertThat(Sm4Encryption.decrypt(key, nonce, associated, ciphertext)).isEqualTo(plain);
    }

    private static PublicKey publicKey(JsonNode example) throws Exception {
        return KeyFactory.getInstance("EC", CryptographicProvider.BOUNCY_CASTLE).generatePublic(new ECPublicKeySpec(
                CURVE.getCurve().createPoint(number(example, "x"), number(example, "y")), CURVE));
    }

    private static PrivateKey privateKey(JsonNode example) throws Exception {
        return KeyFactory.getInstance("EC", CryptographicProvider.BOUNCY_CASTLE)
                .generatePrivate(new ECPrivateKeySpec(number(example, "d"), CURVE));
    }

    private static BigInteger number(JsonNode example, String name) {
        return new BigInteger(1, bytes(example, name));
    }

    private static byte[] bytes(JsonNode example, String name) {
        return HexFormat.of().parseHex(example.get(name).asString());
    }

    /** The random number of the example instead of a random one. */
    private static final class Always extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] number;

        Always(byte[] number) {
            this.number = number.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(number, Math.max(0, number.length - bytes.length), bytes, 0,
                    Math.min(bytes.length, number.length));
        }
    }
}
