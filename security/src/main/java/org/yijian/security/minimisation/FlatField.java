package org.yijian.security.minimisation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.yijian.security.seal.Digests;

/**
 * One field of a record, or how long one of its arrays is.
 *
 * @param kind which of the two
 * @param path JSON Pointer of the field or array
 * @param value canonical JSON: a string, number, boolean, null, or an object without members
 * @param element whether it is an element of an array, or the record itself; not a member of an object
 */
record FlatField(Kind kind, String path, byte[] value, boolean element) {

    private static final byte FIELD = 0;

    /** What is committed to. */
    enum Kind {
        VALUE('v'), LENGTH('l');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }
    }

    /** The name under which its salt travels: the path; of a length the pointer to the place after the last element. */
    String key() {
        return kind == Kind.VALUE ? path : path + "/-";
    }

    /**
     * What an element of an array, or the record, looks like when all its members were left out. Says nothing: that the
     * element is there, the array's length proves.
     */
    boolean emptied() {
        return element && kind == Kind.VALUE && value[0] == '{';
    }

    byte[] commitment(byte[] salt) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = Digests.sha256Digest();
        digest.update(FIELD);
        digest.update(salt);
        digest.update(kind.code());
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
        digest.update(name);
        return digest.digest(value);
    }
}
