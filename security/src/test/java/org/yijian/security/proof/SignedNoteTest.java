package org.yijian.security.proof;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignedNoteTest {

    private static final String TEXT = "yijian.example/log\n1\nAAAA\n";

    private final NoteSigner signer = LogFixture.create().signer();

    /** The example of golang.org/x/mod/sumdb/note, whose key and note many implementations check themselves against. */
    @Test
    void aNoteThatAnotherImplementationSignedIsAccepted() {
        // Given
        NoteVerifier verifier = NoteVerifier
                .parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        SignedNote note = SignedNote
                .parse("""
                        If you think cryptography is the answer to your problem,
                        then you don't know what your problem is.

                        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                        """);

        // When, Then
        assertThat(note.signedBy(verifier)).isTrue();
        assertThat(new SignedNote(note.text() + "x\n", note.signatures()).signedBy(verifier)).isFalse();
    }

    @Test
    void bothKeysSignAndBothLinesComeBack() {
        // Given
        SignedNote note = signer.sign(TEXT);

        // When
        SignedNote again = SignedNote.parse(note.encode());

        // Then
        assertThat(again.text()).isEqualTo(TEXT);
        assertThat(signer.verifiers()).hasSize(2).allMatch(again::signedBy);
    }

    @Test
    void aKeyOfTheSameNameIsNotTheKey() {
        // Given
        SignedNote note = signer.sign(TEXT);

        // When
        List<NoteVerifier> others = LogFixture.create().signer().verifiers();

        // Then
        assertThat(others).noneMatch(note::signedBy).noneMatch(note::names);
    }

    @Test
    void aKeyHandedOutAsTextIsTheSameKey() {
        for (NoteVerifier verifier : signer.verifiers()) {
            // When
            NoteVerifier again = NoteVerifier.parse(verifier.text());

            // Then
            assertThat(signer.sign(TEXT).signedBy(again)).isTrue();
        }
    }

    @Test
    void aWrongLineOfAKnownKeySpoilsTheNote() {
        // Given
        SignedNote good = signer.sign(TEXT);
        SignedNote.Line line = good.signatures().getFirst();
        SignedNote.Line wrong = new SignedNote.Line(line.name(), line.keyId(), new byte[64]);

        // When
        SignedNote both = new SignedNote(TEXT, List.of(line, wrong));

        // Then
        assertThat(both.signedBy(signer.verifiers().getFirst())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\n\n", "text\n", "text\n\n", "text\n\n— name\n", "text\n\n— name !!!!\n",
            "text\n\n- name AAAAAAAA\n", "text\n\n— name AAAA\n", "text\n\n— na+me AAAAAAAA\n",
            "te\u0000xt\n\n— name AAAAAAAA\n", "text\n\n— name AAAAAAAA" })
    void whatIsNoNoteIsRefused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(FaultException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a+b", "a+00000000+AQ==", "a+zz+zz", "name+c74f20a3+/////w==" })
    void whatIsNoKeyIsRefused(String text) {
        assertThatThrownBy(() -> NoteVerifier.parse(text)).isInstanceOf(FaultException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\n1\nAAAA\n", "\n1\nAAAA\n", "a\n01\nAAAA\n", "a\n-1\nAAAA\n", "a\n1\n" })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(FaultException.class);
    }

    @Test
    void randomNotesAreRefusedAndNothingElseIsThrown() {
        // Given
        Random random = new Random(11);
        String good = signer.sign(TEXT).encode();

        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder(good);
            text.setCharAt(random.nextInt(good.length()), (char) random.nextInt(0x3000));

            // When
            boolean accepted = accepted(text.toString());

            // Then
            assertThat(accepted && !text.toString().equals(good)).as(HexFormat.of().toHexDigits(round)).isFalse();
        }
    }

    private boolean accepted(String text) {
        try {
            SignedNote note = SignedNote.parse(text);
            return signer.verifiers().stream().allMatch(note::signedBy);
        } catch (FaultException e) {
            return false;
        }
    }
}
