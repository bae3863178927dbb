package io.github.wsgauntlet.harness.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program as it is without its commands. */
@Command(
        name = "wsgauntlet",
        description = "Proves WebSocket servers and clients right or wrong on the wire.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:As expected.",
            "1:Not as expected.",
            "2:Wrong usage, or a file that cannot be used.",
            "3:The target could not be judged, or trouble of our own: memory, disk.",
            "130:Ended by SIGINT (Ctrl-C).",
            "141:Whoever read what is printed has gone, as head has when it has seen enough.",
            "143:Ended by SIGTERM."
        })
class Program {}
