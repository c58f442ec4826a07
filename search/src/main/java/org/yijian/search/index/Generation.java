package org.yijian.search.index;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An index that follows the ledger, with those who use it counted: it is closed when nobody does. */
final class Generation {

    private final int number;
    private final RecordIndex index;
    private final IndexFollower follower;
    /** Users, and whoever opened it. */
    private final AtomicInteger users = new AtomicInteger(1);
    private final CountDownLatch unused = new CountDownLatch(1);

    Generation(int number, RecordIndex index, IndexFollower follower) {
        this.number = number;
        this.index = index;
        this.follower = follower;
    }

    int number() {
        return number;
    }

    RecordIndex index() {
        return index;
    }

    IndexFollower follower() {
        return follower;
    }

    /** False if nobody uses it any more: then another one answers. */
    boolean enter() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            unused.countDown();
        }
    }

    /** Whether nobody uses it any more, or does not after this time. Only after it has been left by whoever opened it. */
    boolean unused(long millis) throws InterruptedException {
        return unused.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Closes it, whoever uses it. */
    void close() {
        try {
            follower.close();
        } finally {
            index.close();
        }
    }
}
