package io.understudy.cluster.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this node calls itself; it stays the same over restarts and differs from every other node. */
@ApplicationScoped
public class NodeName {

    @Inject
    @ConfigProperty(name = "understudy.cluster.node-name")
    private Optional<String> configured;

    private String value;

    @PostConstruct
    void resolve() {
        value = configured.filter(name -> !name.isBlank()).orElseGet(NodeName::hostName);
    }

    public String value() {
        return value;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
