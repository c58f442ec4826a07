package org.yijian.benchmarks.as4;

import com.helger.phase4.CAS4;
import com.helger.phase4.crypto.ECryptoAlgorithmSign;
import com.helger.phase4.crypto.ECryptoAlgorithmSignDigest;
import com.helger.phase4.mgr.MetaAS4Manager;
import com.helger.phase4.model.EMEP;
import com.helger.phase4.model.EMEPBinding;
import com.helger.phase4.model.ESoapVersion;
import com.helger.phase4.model.pmode.IPModeIDProvider;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.model.pmode.PModeParty;
import com.helger.phase4.model.pmode.PModeReceptionAwareness;
import com.helger.phase4.model.pmode.leg.EPModeSendReceiptReplyPattern;
import com.helger.phase4.model.pmode.leg.PModeLeg;
import com.helger.phase4.model.pmode.leg.PModeLegBusinessInformation;
import com.helger.phase4.model.pmode.leg.PModeLegProtocol;
import com.helger.phase4.model.pmode.leg.PModeLegSecurity;
import com.helger.phase4.profile.AS4Profile;
import com.helger.phase4.profile.AS4ProfileManager;
import com.helger.phase4.profile.IAS4ProfileValidator;
import com.helger.phase4.wss.EWSSVersion;

/**
 * What both sides have agreed upon, in AS4's words a processing mode: one way, pushed, signed with ECDSA P-256 and SHA-256,
 * answered at once by a signed receipt with non-repudiation information.
 */
final class Agreement {

    static final String NAME = "exchange";
    static final String SENDER = "sender";
    static final String RECEIVER = "receiver";
    static final String ACTION = "deliver";
    static final ECryptoAlgorithmSign SIGNATURE = ECryptoAlgorithmSign.ECDSA_SHA_256;
    static final ECryptoAlgorithmSignDigest DIGEST = ECryptoAlgorithmSignDigest.DIGEST_SHA_256;

    private Agreement() {
    }

    /** Makes it known to phase4, whose registers are one for the whole program. */
    static PMode register(String address) {
        PMode mode = new PMode(NAME, PModeParty.createSimple(SENDER, CAS4.DEFAULT_INITIATOR_URL),
                PModeParty.createSimple(RECEIVER, CAS4.DEFAULT_RESPONDER_URL), NAME, EMEP.ONE_WAY, EMEPBinding.PUSH,
                new PModeLeg(new PModeLegProtocol(address, ESoapVersion.SOAP_12),
                        PModeLegBusinessInformation.create(NAME, ACTION, null, CAS4.DEFAULT_MPC_ID), null, null,
                        security()),
                null, null, PModeReceptionAwareness.createDefault());
        AS4Profile profile = new AS4Profile(NAME, NAME, () -> new IAS4ProfileValidator() {
        }, (initiator, responder, to) -> mode, IPModeIDProvider.DEFAULT_DYNAMIC, false, false);
        ((AS4ProfileManager) MetaAS4Manager.getProfileMgr()).registerProfile(profile);
        MetaAS4Manager.getPModeMgr().createOrUpdatePMode(mode);
        return mode;
    }

    private static PModeLegSecurity security() {
        PModeLegSecurity security = new PModeLegSecurity();
        security.setWSSVersion(EWSSVersion.WSS_111);
        security.setX509SignatureAlgorithm(SIGNATURE);
        security.setX509SignatureHashFunction(DIGEST);
        security.setSendReceipt(true);
        security.setSendReceiptNonRepudiation(true);
        security.setSendReceiptReplyPattern(EPModeSendReceiptReplyPattern.RESPONSE);
        return security;
    }
}
