package org.yijian.hub.command.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.FaultException;
import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.evidence.EvidenceVerifier;
import org.yijian.security.evidence.TrustFile;

/** Checks one package of evidence: a line for each check, exit 0 valid, 1 invalid, 2 undetermined. */
public final class Verify {

    static final int UNDETERMINED = 2;

    private static final long MAX_BYTES = 64L << 20;

    private final PrintStream out;
    private final Clock clock;

    Verify(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        System.exit(new Verify(System.out, Clock.systemUTC()).run(arguments));
    }

    int run(String... arguments) {
        VerifyArguments given = VerifyArguments.parse(arguments);
        Report report = new Report(out, given.language());
        if (given.file() == null || given.trust() == null) {
            report.usage();
            return UNDETERMINED;
        }
        try {
            TrustFile trust = TrustFile.parse(read(given.trust()));
            EvidenceReport found = new EvidenceVerifier(trust, clock).verify(read(given.file()));
            report.print(found);
            return switch (found.verdict()) {
                case VALID -> 0;
                case INVALID -> 1;
                case UNDETERMINED -> UNDETERMINED;
            };
        } catch (IOException e) {
            report.unreadable(String.valueOf(e.getMessage()));
        } catch (FaultException e) {
            report.unreadable(e.fault().code().code() + " " + e.fault().text(given.language()));
        }
        return UNDETERMINED;
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " > " + MAX_BYTES + " B");
        }
        return Files.readAllBytes(file);
    }

    /** What to check and how to say it. */
    record VerifyArguments(@Nullable Path file, @Nullable Path trust,
            Locale language) {

        static VerifyArguments parse(String... arguments) {
            Path file = null;
            Path trust = null;
            Locale language = Locale.CHINESE;
            for (int i = 0; i < arguments.length; i++) {
                boolean more = i + 1 < arguments.length;
                if (arguments[i].equals("--trust") && more) {
                    trust = Path.of(arguments[++i]);
                } else if (arguments[i].equals("--lang") && more) {
                    language = Locale.forLanguageTag(arguments[++i]);
                } else if (arguments[i].startsWith("--") || file != null) {
                    return new VerifyArguments(null, null, language);
                } else {
                    file = Path.of(arguments[i]);
                }
            }
            return new VerifyArguments(file, trust, language);
        }
    }
}
