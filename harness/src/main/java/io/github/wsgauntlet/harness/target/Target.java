package io.github.wsgauntlet.harness.target;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.wire.HeaderField;
import java.util.List;
import java.util.Optional;

/** An endpoint under test: a server to connect to, or a client that connects. */
public sealed interface Target permits ServerTarget, ClientTarget {
    /** Return what reports call it. */
    String name();

    /** Return where a server is, or how a client is made to connect, as reports show it. */
    String address();

    /** Return which end of a connection it is. */
    Role role();

    /** Return whether connections are made over TLS. */
    boolean secure();

    /** Return what stands in the head of every request that it is sent; nothing where it sends the requests. */
    List<HeaderField> fields();

    /** Return a text that it takes and answers, where it does not take just any. */
    Optional<ProbeText> probe();

    /** Return whether another connection to it may be had. */
    boolean more();
}
