package org.yijian.hub.index;

import java.util.Set;
import java.util.stream.Collectors;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;

/** The nodes that Hazelcast knows. A call that gets lost costs nothing: every node compares once a night anyway. */
final class ClusterNodes implements Nodes {

    private static final String TOPIC = "index-comparisons";

    private final HazelcastInstance hazelcast;
    private final ITopic<String> wanted;

    ClusterNodes(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
        this.wanted = hazelcast.getTopic(TOPIC);
    }

    @Override
    public String self() {
        return name(hazelcast.getCluster().getLocalMember());
    }

    @Override
    public Set<String> up() {
        return hazelcast.getCluster().getMembers().stream().map(ClusterNodes::name).collect(Collectors.toSet());
    }

    private static String name(Member member) {
        return member.getAddress().getHost() + ":" + member.getAddress().getPort();
    }

    @Override
    public void compareAll() {
        wanted.publish(self());
    }

    @Override
    public void whenWanted(Runnable compare) {
        wanted.addMessageListener(message -> compare.run());
    }
}
