package org.yijian.routes.kit;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.yijian.routes.intake.RawEncryption;

/** AES-GCM under a fixed key. */
public final class TestEncryption implements RawEncryption {

    @Override
    public OutputStream encrypt(OutputStream target, byte[] associatedData) {
        return new CipherOutputStream(target, cipher(Cipher.ENCRYPT_MODE, associatedData));
    }

    @Override
    public InputStream decrypt(InputStream source, byte[] associatedData) {
        return new CipherInputStream(source, cipher(Cipher.DECRYPT_MODE, associatedData));
    }

    private static Cipher cipher(int mode, byte[] associatedData) {
        try {
            byte[] key = MessageDigest.getInstance("SHA-256").digest(associatedData);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
            cipher.updateAAD(associatedData);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
