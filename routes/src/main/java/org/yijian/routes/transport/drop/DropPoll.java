package org.yijian.routes.transport.drop;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.yijian.routes.RouteError;
import org.yijian.routes.traffic.RouteActivity;
import org.yijian.routes.transport.Poller;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Takes files that did not change between two looks and moves them to {@code done/}; those that can never be taken go to
 * {@code refused/}. A file that was taken but not moved is recognised at the next look.
 */
public final class DropPoll implements Poller {

    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final Set<ErrorCode> NEVER = Set.of(RouteError.TOO_LARGE, RouteError.CONFLICT, RouteError.EMPTY,
            RouteError.INVALID_REQUEST);

    private final DropFolder.Opener opener;
    private final Receiver receiver;
    private final RouteActivity activity;
    private Set<DropFile> seen = Set.of();

    DropPoll(DropFolder.Opener opener, Receiver receiver, RouteActivity activity) {
        this.opener = opener;
        this.receiver = receiver;
        this.activity = activity;
    }

    @Override
    public void poll(BooleanSupplier mayGoOn) {
        try (DropFolder folder = opener.open()) {
            List<DropFile> files = folder.list().stream().filter(DropFile::isReady)
                    .sorted(Comparator.comparingLong(DropFile::changedMillis).thenComparing(DropFile::name)).toList();
            Set<DropFile> stable = seen;
            seen = new HashSet<>(files);
            for (DropFile file : files) {
                if (stable.contains(file) && mayGoOn.getAsBoolean()) {
                    take(folder, file);
                }
            }
        } catch (IOException e) {
            throw new FaultException(Fault.of(RouteError.TRANSPORT_FAILED, String.valueOf(e.getMessage())), e);
        }
    }

    private void take(DropFolder folder, DropFile file) throws IOException {
        String to = DONE;
        try (InputStream body = folder.open(file)) {
            receiver.take(file.messageId(), file.name(), "", Map.of(), body);
        } catch (FaultException e) {
            if (!NEVER.contains(e.fault().code())) {
                throw e;
            }
            activity.failed(e.fault(), e);
            to = REFUSED;
        }
        folder.move(file, to);
    }

    @Override
    public void close() {
        opener.close();
    }
}
