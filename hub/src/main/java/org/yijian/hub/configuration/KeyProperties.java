package org.yijian.hub.configuration;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.yijian.hub.HubError;
import org.yijian.security.error.FaultException;
import org.yijian.security.trust.CryptographicProfile;
import org.yijian.security.trust.Pkcs11Device;

/**
 * What an operator may set about keys, under {@code yijian.keys.*}.
 *
 * @param profile which algorithms are used; a hub may change it at any start
 * @param provider where the message key is
 * @param pkcs11 the device, if it is in one
 */
@ConfigurationProperties("yijian.keys")
public record KeyProperties(@DefaultValue("international") Profile profile, @DefaultValue("files") Provider provider,
        @DefaultValue Pkcs11 pkcs11) {

    /** The profiles by the names that operators use. */
    public enum Profile {
        /** ECDSA, SHA-2, AES. */
        INTERNATIONAL(CryptographicProfile.INTERNATIONAL),
        /** SM2, SM3, SM4 (国密). */
        GM(CryptographicProfile.NATIONAL);

        private final CryptographicProfile profile;

        Profile(CryptographicProfile profile) {
            this.profile = profile;
        }

        CryptographicProfile cryptographic() {
            return profile;
        }
    }

    /** Where the message key is kept. */
    public enum Provider {
        /** PKCS#12 files in the folder {@code keys} of the home. */
        FILES,
        /** A device with a PKCS#11 library. */
        PKCS11
    }

    /**
     * A device.
     *
     * @param library its PKCS#11 library, for example {@code /usr/lib/softhsm/libsofthsm2.so}
     * @param slot index of the slot in the list of slots
     * @param pinFile file with the user's PIN, mode 0600
     */
    public record Pkcs11(@Nullable Path library, @DefaultValue("0") int slot, @Nullable Path pinFile) {

        Pkcs11Device open() {
            if (library == null || pinFile == null) {
                throw new FaultException(HubError.BAD_PARAMETER, "yijian.keys.pkcs11",
                        library == null ? "library" : "pin-file");
            }
            return Pkcs11Device.open(library, slot, Secrets.content(pinFile).toCharArray());
        }
    }
}
