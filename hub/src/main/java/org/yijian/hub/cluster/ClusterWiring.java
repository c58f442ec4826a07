package org.yijian.hub.cluster;

import java.util.concurrent.ConcurrentMap;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yijian.hub.account.SignInGuard;
import org.yijian.hub.configuration.HubProperties;
import org.yijian.routes.transport.PollerLease;

/** Hazelcast: bound to one address, joined only to members that the operator names, running no code of others. */
@Configuration(proxyBeanMethods = false)
public class ClusterWiring {

    private static final String FAILURES = "sign-in-failures";
    private static final String LEASES = "poller-leases";
    private static final int MOST_FAILURES = 100_000;

    @Bean(destroyMethod = "shutdown")
    HazelcastInstance hazelcast(HubProperties properties) {
        HubProperties.Cluster cluster = properties.cluster();
        Config config = new Config();
        config.setClusterName("yijian");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        // Nodes that were started at the same time, and so each alone, find each other soon.
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "10");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "10");
        config.setProperty("hazelcast.partition.count", "31");
        config.setProperty("hazelcast.operation.thread.count", "2");
        config.setProperty("hazelcast.operation.generic.thread.count", "2");
        config.getJetConfig().setEnabled(false);
        config.getUserCodeDeploymentConfig().setEnabled(false);
        config.getIntegrityCheckerConfig().setEnabled(false);
        // Where others look for this node under its port, another port would leave it alone without a word.
        config.getNetworkConfig().setPort(cluster.port()).setPortAutoIncrement(cluster.members().isEmpty())
                .setPublicAddress(cluster.address()).getInterfaces().setEnabled(true).addInterface(cluster.address());
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(!cluster.members().isEmpty());
        cluster.members().forEach(join.getTcpIpConfig()::addMember);
        config.addMapConfig(failures());
        return Hazelcast.newHazelcastInstance(config);
    }

    private static MapConfig failures() {
        MapConfig map = new MapConfig(FAILURES).setTimeToLiveSeconds(SignInGuard.MINUTES * 60);
        map.getEvictionConfig().setEvictionPolicy(com.hazelcast.config.EvictionPolicy.LRU)
                .setMaxSizePolicy(com.hazelcast.config.MaxSizePolicy.PER_NODE).setSize(MOST_FAILURES);
        return map;
    }

    @Bean
    ConcurrentMap<String, Integer> signInFailures(HazelcastInstance hazelcast) {
        return hazelcast.getMap(FAILURES);
    }

    @Bean
    PollerLease pollerLease(HazelcastInstance hazelcast) {
        return new SharedLease(hazelcast.getMap(LEASES), hazelcast.getLocalEndpoint().getUuid());
    }
}
