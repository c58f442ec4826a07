package org.yijian.security.witness;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.witness.WitnessPolicy.KnownLog;
import org.yijian.security.witness.WitnessPolicy.KnownWitness;

/** Reads one policy, line by line; used once. */
final class PolicyReader {

    private static final int MAX_CHARACTERS = 1 << 20;
    private static final int MAX_NAMES = 1_000;
    private static final String NONE = "none";

    private final List<KnownLog> logs = new ArrayList<>();
    private final Map<String, KnownWitness> witnesses = new LinkedHashMap<>();
    private final Map<String, Quorum> names = new LinkedHashMap<>();
    private final Set<String> members = new HashSet<>();
    private final Set<PublicKey> logKeys = new HashSet<>();
    private final Set<PublicKey> witnessKeys = new HashSet<>();
    private @Nullable Quorum quorum;

    WitnessPolicy read(String text) {
        if (text.length() > MAX_CHARACTERS
                || text.chars().anyMatch(c -> c == 0x7f || c < ' ' && c != '\n' && c != '\t')) {
            throw malformed("characters", null);
        }
        for (String line : text.split("\n", -1)) {
            String trimmed = line.replaceAll("^[ \t]+|[ \t]+$", "");
            if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
                read(trimmed, trimmed.split("[ \t]+"));
            }
        }
        if (quorum == null) {
            throw malformed("quorum", null);
        }
        return new WitnessPolicy(logs, witnesses, quorum);
    }

    private void read(String line, String[] items) {
        try {
            switch (items[0]) {
                case "log" -> log(items, line);
                case "witness" -> witness(items, line);
                case "group" -> group(items, line);
                case "quorum" -> quorum(items, line);
                default -> throw malformed(line, null);
            }
        } catch (IllegalArgumentException e) {
            throw malformed(line, e);
        } catch (FaultException e) {
            throw e.fault().code() == SecurityError.TRUST_UNREADABLE ? malformed(line, e) : e;
        }
    }

    private void log(String[] items, String line) {
        require(items.length == 2 || items.length == 3, line);
        NoteVerifier key = NoteVerifier.parse(items[1]);
        require(logKeys.add(key.key()), line);
        logs.add(new KnownLog(key, items.length == 3 ? items[2] : null));
    }

    private void witness(String[] items, String line) {
        require(items.length == 3 || items.length == 4, line);
        CosignatureKey key = CosignatureKey.parse(items[2]);
        require(witnessKeys.add(key.key()), line);
        name(items[1], new Quorum.One(items[1]), line);
        witnesses.put(items[1], new KnownWitness(key, items.length == 4 ? items[3] : null));
    }

    private void group(String[] items, String line) {
        require(items.length >= 4, line);
        List<Quorum> found = Arrays.stream(items).skip(3).map(member -> {
            require(members.add(member), line);
            return named(member, line);
        }).toList();
        int least = switch (items[2]) {
            case "any" -> 1;
            case "all" -> found.size();
            default -> {
                require(items[2].matches("[1-9][0-9]{0,5}"), line);
                yield Integer.parseInt(items[2]);
            }
        };
        name(items[1], new Quorum.Group(least, found), line);
    }

    private void quorum(String[] items, String line) {
        require(items.length == 2 && quorum == null, line);
        quorum = items[1].equals(NONE) ? new Quorum.None() : named(items[1], line);
    }

    private void name(String name, Quorum what, String line) {
        require(!name.equals(NONE) && names.size() < MAX_NAMES && names.putIfAbsent(name, what) == null, line);
    }

    private Quorum named(String name, String line) {
        Quorum found = names.get(name);
        if (found == null) {
            throw malformed(line, null);
        }
        return found;
    }

    private static void require(boolean condition, String line) {
        if (!condition) {
            throw malformed(line, null);
        }
    }

    private static FaultException malformed(String what, @Nullable Throwable cause) {
        return new FaultException(Fault.of(SecurityError.WITNESS_POLICY_MALFORMED, what), cause);
    }
}
