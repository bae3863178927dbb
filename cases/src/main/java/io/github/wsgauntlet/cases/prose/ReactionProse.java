package io.github.wsgauntlet.cases.prose;

import io.github.wsgauntlet.cases.CloseCode;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.EndReaction;
import io.github.wsgauntlet.cases.reaction.HandshakeReaction;
import io.github.wsgauntlet.cases.reaction.IllegalAnswer;
import io.github.wsgauntlet.cases.reaction.IllegalClose;
import io.github.wsgauntlet.cases.reaction.IllegalCompression;
import io.github.wsgauntlet.cases.reaction.IllegalFrame;
import io.github.wsgauntlet.cases.reaction.IllegalMessage;
import io.github.wsgauntlet.cases.reaction.IllegalRequest;
import io.github.wsgauntlet.cases.reaction.MaskingReaction;
import io.github.wsgauntlet.cases.reaction.MessageReaction;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.TargetEnding;
import io.github.wsgauntlet.cases.reaction.TurnReaction;
import io.github.wsgauntlet.cases.reaction.Unasked;
import java.util.Locale;

/** What a target did, in a sentence: the one place where a reaction becomes words. */
public final class ReactionProse {
    private ReactionProse() {}

    /**
     * Return what was seen in full sentences.
     *
     * @param reaction what the target did
     * @param repeated whether it did so on three connections
     */
    public static String sentence(Reaction reaction, boolean repeated) {
        return sentence(reaction) + (repeated ? " So it was on three connections." : "");
    }

    /** Return one full sentence on a reaction. */
    public static String sentence(Reaction reaction) {
        return switch (reaction) {
            case HandshakeReaction handshake -> sentence(handshake);
            case MessageReaction messages -> sentence(messages);
            case EndReaction end -> sentence(end);
            case IllegalFrame frame -> sentence(frame);
            case IllegalMessage message -> sentence(message);
            case IllegalClose close -> sentence(close);
            case IllegalAnswer answer -> sentence(answer);
            case IllegalRequest(var flaw, String seen) -> "The target's opening handshake " + wrong(flaw, seen) + ".";
            case MaskingReaction masking -> sentence(masking);
            case IllegalCompression compression -> sentence(compression);
            case TurnReaction turn -> TurnReactionProse.sentence(turn);
            case Unasked unasked -> sentence(unasked);
        };
    }

    /** Return one full sentence on how a connection ended. */
    public static String sentence(Closing closing) {
        return switch (closing.manner()) {
            case NEVER_OPENED -> "There was no WebSocket connection to close.";
            case NOT_PLAYED -> "The case was not played.";
            case EACH_ITS_OWN -> "Each sample ended in its own way.";
            case WITH_THE_TARGET -> "The connection ended with the target.";
            case BY_THE_TESTER -> "The tester ended the TCP connection.";
            case CLEAN -> "Both sides sent Close, and the target ended TCP.";
            case LATE -> "TCP ended only " + seconds(closing.millis()) + " after the Close frames (RFC 6455 5.5.1).";
            case ILLEGAL_CLOSE ->
                "The Close frame from the target, or what came after it, is not legal (RFC 6455 5.5.1).";
            case RESET -> "TCP was reset instead of closed cleanly (RFC 6455 7.1.1).";
            case RESET_AFTER_VIOLATION -> "TCP was reset after the Close frame (RFC 6455 7.1.1).";
            case WITHOUT_CLOSE -> "TCP ended without a Close frame from the target.";
            case STILL_OPEN -> "TCP was still open after the closing handshake (RFC 6455 5.5.1).";
            case GIVEN_UP -> "TCP was not ended promptly after the Close frames, so the tester did (RFC 6455 5.5.1).";
            case NO_CLOSE -> "There was no Close frame from the target.";
        };
    }

    private static String sentence(HandshakeReaction reaction) {
        return switch (reaction) {
            case HandshakeReaction.HandshakeAccepted() -> "The target accepted the opening handshake.";
            case HandshakeReaction.AcceptedAndEnded(TargetEnding ending) ->
                "The target answered the opening handshake with 101 and then at once " + ended(ending) + ".";
            case HandshakeReaction.DraftAccepted() ->
                "The target accepted the opening handshake with a 101 of an interim draft, not of RFC 6455.";
            case HandshakeReaction.SubprotocolChosen(String name) -> "The target chose the subprotocol '" + name + "'.";
            case HandshakeReaction.NoSubprotocolChosen() ->
                "The target accepted the opening handshake and chose no subprotocol.";
            case HandshakeReaction.CompressionAgreed() ->
                "The target accepted the opening handshake with permessage-deflate.";
            case HandshakeReaction.CompressionNotAgreed() ->
                "The target accepted the opening handshake without permessage-deflate.";
            case HandshakeReaction.TimeOutgrewRequest outgrew ->
                "The time to the answer outgrew the value: " + figures(outgrew.shortBytes(), outgrew.shortMicros())
                        + ", and " + figures(outgrew.longBytes(), outgrew.longMicros()) + ".";
            case HandshakeReaction.StatusAnswered(int status) ->
                "The target answered the opening handshake with status " + status + ".";
            case HandshakeReaction.VersionNotNamed(int status) ->
                "The target answered with status " + status
                        + ", and its answer does not say in Sec-WebSocket-Version that it speaks version 13.";
            case HandshakeReaction.RefusedThenPonged(int status) ->
                "The target refused the handshake with status " + status
                        + " and then answered a WebSocket ping on the same connection.";
            case HandshakeReaction.StatusLineMalformed(String line) ->
                "The target answered the opening handshake with '" + line + "', which is no HTTP status line.";
            case HandshakeReaction.SimpleResponse() ->
                "The target answered as HTTP/0.9 does, with content and no status line.";
            case HandshakeReaction.NotHttp() ->
                "The target answered the opening handshake with bytes that are no HTTP response.";
            case HandshakeReaction.Continued() -> "The target sent the interim status 100 before its answer.";
            case HandshakeReaction.NotContinued() ->
                "The target did not send the interim status 100 before its answer.";
            case HandshakeReaction.ContentTakenForFrames() ->
                "The target took the content of the request for frames: it sent back what stood in it.";
            case HandshakeReaction.ContentSkipped() -> "The target did not take the content of the request for frames.";
            case HandshakeReaction.ContentTakenForRequest() ->
                "The target took the content of the request before the handshake for a request, and answered that.";
            case HandshakeReaction.ConnectionNotKept(int status) ->
                "The target ended the connection with its answer of status " + status
                        + " to the request before the opening handshake.";
            case HandshakeReaction.SwitchedUnasked() ->
                "The target answered a plain request, which asks for no upgrade, with status 101.";
            case HandshakeReaction.AcceptedOutOfTurn() ->
                "The target accepted the opening handshake, and had not answered the request before it.";
            case HandshakeReaction.AnswerRejected(TargetEnding ending) ->
                "The target did not take the answer for one that opens a WebSocket connection, and " + ended(ending)
                        + ".";
            case HandshakeReaction.AnswerNotTaken() ->
                "The target did not take the answer for one that opens a WebSocket connection, and left TCP open.";
            case HandshakeReaction.AnswerTaken(int opcode) ->
                "The target took the answer for one that opens a WebSocket connection, and sent a "
                        + Opcodes.name(opcode) + " frame.";
            case HandshakeReaction.HandshakeDropped() ->
                "The target ended the TCP connection without an answer to the opening handshake.";
            case HandshakeReaction.HandshakeUnanswered() -> "The target did not answer the opening handshake in time.";
            case HandshakeReaction.ConnectionFailed(String cause) -> "No connection could be made: " + cause + ".";
        };
    }

    private static String sentence(MessageReaction reaction) {
        return switch (reaction) {
            case MessageReaction.Echoed(int messages) ->
                messages == 1 ? "The message came back." : "All " + messages + " messages came back.";
            case MessageReaction.EchoedTogether(int messages, int came) ->
                "All " + messages + " messages came back, put together to " + came + ".";
            case MessageReaction.EchoAltered altered ->
                "Message " + altered.index() + " came back altered: " + gist(altered.sent()) + " was sent, "
                        + gist(altered.came()) + (altered.otherBytes() ? " with other bytes" : "") + " came back.";
            case MessageReaction.EchoOvertaken(int index) ->
                "Message " + index + " came back only after one that was sent later.";
            case MessageReaction.ByteOrderMarkLost(int index) ->
                "Message " + index + " came back without the byte order mark (U+FEFF) with which it began.";
            case MessageReaction.EchoedTooMany(int came, int owed) ->
                "More messages came back than were sent: " + came + " for " + owed + ".";
            case MessageReaction.EchoMissing missing -> {
                String what = "Message " + missing.index() + " of " + missing.owed() + " did not come back";
                yield missing.overtaken()
                        ? what + ", although one that was sent later did."
                        : what + instead(missing.ending());
            }
            case MessageReaction.NoMessageSent(TargetEnding ending) -> "No message could be sent" + instead(ending);
            case MessageReaction.Ponged(int pings) -> ping(pings) + " was answered.";
            case MessageReaction.PongMissing missing -> {
                String what = ping(missing.pings()) + " was not answered";
                yield missing.overtaken()
                        ? what + ", although a message that was sent later came back."
                        : what + instead(missing.ending());
            }
            case MessageReaction.PongAltered(int pings) ->
                ping(pings) + " was not answered with its own bytes; a pong with other bytes came.";
            case MessageReaction.PongReplaced(var instead) ->
                switch (instead) {
                    case PING -> "The ping was answered with a ping of the same bytes, not with a pong.";
                    case FRAGMENT -> "The ping was answered with a pong that is cut into fragments.";
                    case MESSAGE -> "The ping came back as a message, not as a pong.";
                };
            case MessageReaction.NoPingSent(TargetEnding ending) -> "No ping could be sent" + instead(ending);
            case MessageReaction.ForbiddenMessageEchoed() -> "The target sent back a message it should not have taken.";
            case MessageReaction.UnknownMessage() -> "The target sent back a message nobody sent.";
            case MessageReaction.PayloadTakenForFrame() ->
                "The target took the payload of a frame for a frame of its own, and answered it: it misread the"
                        + " length.";
            case MessageReaction.LengthCut(int length) ->
                "The target answered a frame of which only a part was sent, as if it ended after "
                        + (length == 1 ? "1 byte" : length + " bytes") + ": it misread the length.";
            case MessageReaction.CutFrameAnswered() ->
                "The target answered a frame of which only a part was sent: it took the end of TCP for the end of the"
                        + " frame.";
            case MessageReaction.ForbiddenPingAnswered() -> "The target answered a ping it should not have taken.";
            case MessageReaction.WentOn(MessageReaction.Proof proof) -> "The target went on: " + proof(proof) + ".";
            case MessageReaction.NotFailed(MessageReaction.Proof proof) ->
                "The target did not fail the connection: " + proof(proof) + ".";
            case MessageReaction.NeitherFailedNorAlive() ->
                "The target neither failed the connection nor showed a sign of life in time.";
            case MessageReaction.NoSignOfLife() -> "The target showed no sign of life in time.";
            case MessageReaction.Deaf() -> "The target answered a ping that was sent last, and took no more messages.";
            case MessageReaction.StayedSilent() -> "The target sent nothing more and kept the connection open.";
            case MessageReaction.MessagesRead() -> "The target sends messages back, so it looks at them.";
            case MessageReaction.OthersServed() -> "The target went on serving other connections.";
            case MessageReaction.OthersNotServed() -> "The target did not serve another connection.";
            case MessageReaction.ConnectionsDropped(int open, int cases) ->
                "The target drops connections, or does not answer on them, when " + open + " are open at a time: so in "
                        + (cases == 1 ? "one case" : cases + " cases") + " that it passes when nothing else is open.";
            case MessageReaction.NoOtherOpened() -> "No other connection was opened.";
        };
    }

    private static String sentence(EndReaction reaction) {
        return switch (reaction) {
            case EndReaction.ConnectionEnded(TargetEnding ending) -> "The target " + ended(ending) + ".";
            case EndReaction.EndedTooSoon(TargetEnding ending) ->
                "The target " + ended(ending) + " before it was sent anything that the case is about.";
            case EndReaction.EndedAtProbe(TargetEnding ending) ->
                "The target sat still until it was asked whether it is alive, and then " + ended(ending) + ".";
            case EndReaction.LegalInputRefused(int code) ->
                "The target failed the connection with code " + code + " although nothing illegal was sent.";
            case EndReaction.FailedWithNormalClosure() ->
                "The target failed the connection with code 1000, which says that all is well.";
            case EndReaction.CloseUnanswered(boolean ended) ->
                ended
                        ? "The target ended the TCP connection without answering the Close frame."
                        : "The target did not answer the Close frame in time.";
            case EndReaction.TcpEnded() -> "The target ended the TCP connection.";
            case EndReaction.TcpEndedAtOnce() -> "The target ended the TCP connection at once.";
            case EndReaction.TcpEndedLate(long millis) ->
                "The target ended the TCP connection only after " + seconds(millis) + ".";
            case EndReaction.TcpEndedFirst(long millis) ->
                "The target ended the TCP connection " + millis
                        + " ms after the closing handshake, and did not leave that to the server.";
            case EndReaction.TcpEndLeftToTester() -> "The target left it to the server to end the TCP connection.";
            case EndReaction.TcpReset() -> "The target reset the TCP connection.";
            case EndReaction.TcpKeptOpen() -> "The target kept the TCP connection open.";
            case EndReaction.TargetDied() -> "The target stopped accepting connections.";
            case EndReaction.TargetHung() -> "The target accepts connections, and no longer answers on any.";
        };
    }

    private static String sentence(IllegalFrame frame) {
        return "The target sent a " + Opcodes.name(frame.opcode()) + " frame "
                + switch (frame.flaw()) {
                    case MASKED -> "that is masked.";
                    case UNMASKED -> "that is not masked.";
                    case UNDEFINED_OPCODE -> "although no extension defines that opcode.";
                    case LENGTH_WITH_TOP_BIT -> "with the top bit of its length set.";
                    case LENGTH_NOT_MINIMAL ->
                        "whose length of " + Long.toUnsignedString(frame.length()) + " takes " + frame.lengthBytes()
                                + " more bytes than it needs to.";
                    case LENGTH_TOO_SHORT ->
                        "that announces " + Long.toUnsignedString(frame.length()) + " bytes and carries more.";
                    case FRAGMENTED_CONTROL_FRAME -> "that is fragmented.";
                    case LONG_CONTROL_FRAME -> "of " + Long.toUnsignedString(frame.length()) + " bytes.";
                    case RESERVED_BIT_WITHOUT_EXTENSION ->
                        "with a reserved bit set although no extension was negotiated.";
                    case RESERVED_BIT_OF_NO_EXTENSION -> "with a reserved bit set that no extension uses.";
                    case RSV1_NOT_ON_FIRST_FRAME -> "with RSV1 set, which belongs on the first frame of a message.";
                };
    }

    private static String sentence(IllegalMessage message) {
        return switch (message.flaw()) {
            case BEFORE_THE_ANSWER -> "The target sent a frame before its opening handshake was answered.";
            case HTTP_RESPONSE_INSTEAD -> "The target sent an HTTP response on the open WebSocket connection.";
            case DATA_AFTER_OWN_CLOSE -> "The target sent data after its own Close frame.";
            case CONTINUES_NOTHING -> "The target sent a continuation frame that continues nothing.";
            case INSIDE_UNFINISHED_MESSAGE -> "The target began a new message inside an unfinished one.";
            case TEXT_NOT_UTF8 -> "The target sent a text message that is not valid UTF-8.";
        };
    }

    private static String sentence(IllegalClose close) {
        return switch (close.flaw()) {
            case SECOND -> "The target sent a second Close frame.";
            case BODY_OF_ONE_BYTE -> "The target sent a Close frame whose body has one byte only.";
            case CODE -> "The target sent a Close frame with code " + close.code() + ".";
            case REASON_NOT_UTF8 -> "The target sent a Close frame whose reason is not valid UTF-8.";
        };
    }

    private static String sentence(MaskingReaction reaction) {
        return switch (reaction) {
            case MaskingReaction.FreshKeys(int frames) -> "Each of " + frames + " frames had a masking key of its own.";
            case MaskingReaction.OneKey(int key, int frames) ->
                String.format(Locale.ROOT, "All %d frames had the same masking key, %08x.", frames, key);
            case MaskingReaction.KeysForetold(var how, int frames) ->
                switch (how) {
                    case REPEATED -> "Of " + frames + " frames, several had the same masking key.";
                    case COUNTED ->
                        "The masking keys of " + frames + " frames follow from each other, by a number that stays.";
                };
            case MaskingReaction.TooFewFrames(int frames) ->
                "The target sent " + frames + " frames, too few to tell what masking keys it takes.";
        };
    }

    private static String wrong(IllegalRequest.Flaw flaw, String seen) {
        String said = seen.isEmpty() ? "" : ", but '" + seen + "'";
        return switch (flaw) {
            case REQUEST_LINE -> "is no GET request of HTTP/1.1: '" + seen + "'";
            case RESOURCE -> "asks for another resource than its URL names: '" + seen + "'";
            case PORT -> "has a Host field without the port of its URL: '" + seen + "'";
            case HOST -> "has not one Host field" + said;
            case UPGRADE -> "has no Upgrade field that names websocket" + said;
            case CONNECTION -> "has no Connection field that names Upgrade" + said;
            case KEY -> "has no Sec-WebSocket-Key of 16 bytes in base64" + said;
            case KEY_TWICE -> "has several Sec-WebSocket-Key fields: " + seen;
            case KEY_REPEATED -> "has the Sec-WebSocket-Key of an earlier one: " + seen;
            case VERSION -> "does not say Sec-WebSocket-Version: 13" + said;
            case VERSION_TWICE -> "has several Sec-WebSocket-Version fields: " + seen;
            case OFFER -> "offers permessage-deflate with a value that no parameter has: " + seen;
            case SUBPROTOCOLS -> "offers subprotocols that are no tokens, or one of them twice: " + seen;
        };
    }

    private static String sentence(IllegalAnswer answer) {
        String name = answer.name();
        String value = answer.value();
        return switch (answer.flaw()) {
            case STATUS_LINE -> "The target accepted with the status line '" + value + "'.";
            case UPGRADE_FIELD ->
                value.isEmpty() ? "The 101 has no Upgrade field." : "The 101 says Upgrade: " + value + ".";
            case CONNECTION_FIELD -> "The 101 has no Connection field with the token Upgrade.";
            case SEVERAL_FIELDS -> "The 101 has " + value + " " + name + " fields.";
            case ACCEPT_MISSING -> "The 101 has no Sec-WebSocket-Accept field.";
            case ACCEPT_WRONG ->
                "The 101 says Sec-WebSocket-Accept: " + value + ", where " + answer.right() + " is right for the key "
                        + name + ".";
            case SUBPROTOCOL_EMPTY -> "The 101 has an empty Sec-WebSocket-Protocol field.";
            case SUBPROTOCOL_WITHOUT_OFFER ->
                "The 101 chooses the subprotocol '" + name + "' although none was offered.";
            case SUBPROTOCOL_NOT_A_TOKEN ->
                "The 101 chooses the subprotocol '" + name + "', which is not a single token.";
            case SUBPROTOCOL_NOT_OFFERED -> "The 101 chooses the subprotocol '" + name + "', which was not offered.";
            case EXTENSIONS_EMPTY -> "The 101 has an empty Sec-WebSocket-Extensions field.";
            case EXTENSION_NOT_OFFERED -> "The 101 lists the extension '" + name + "', which was not offered.";
            case EXTENSIONS_IN_CONFLICT -> "The 101 accepts several extensions that use RSV1: " + value + ".";
            case PARAMETER_UNKNOWN ->
                "The 101 gives permessage-deflate the parameter '" + name + "', which does not exist.";
            case PARAMETER_TWICE -> "The 101 gives permessage-deflate the parameter '" + name + "' twice.";
            case PARAMETER_VALUE ->
                "The 101 gives " + name + (value.isEmpty() ? " no value." : " the value '" + value + "'.");
            case PARAMETER_NOT_OFFERED -> "The 101 has " + name + ", which was not offered.";
            case PARAMETER_NOT_REPEATED -> "The 101 accepts an offer of " + name + " without repeating it.";
            case WINDOW_NOT_NAMED ->
                "The 101 accepts an offer of " + name + "=" + answer.right() + " without naming a value.";
            case WINDOW_TOO_LARGE ->
                "The 101 says " + name + "=" + value + ", where " + answer.right() + " was offered.";
        };
    }

    private static String sentence(IllegalCompression message) {
        return switch (message.flaw()) {
            case WINDOW_EXCEEDED ->
                "The target agreed on a window of " + message.agreed() + " bytes and refers " + message.reached()
                        + " bytes back.";
            case CONTEXT_TAKEN_OVER ->
                "It was agreed that the target takes no context over, and a message of it refers to an earlier one.";
            case FINAL_BLOCK_NOT_PADDED -> "The target sent a block with BFINAL that is not padded with zero bits.";
            case TAIL_NOT_STRIPPED -> "The target sent a compressed message that still ends in 00 00 ff ff.";
            case ENDS_AFTER_FINAL_BLOCK -> "The target sent a compressed message that ends after a block with BFINAL.";
            case TAIL_MISSING -> "The target sent a compressed message that does not end with an empty stored block.";
            case NO_PAYLOAD -> "The target sent a message that is marked as compressed and has no payload.";
            case NOT_DEFLATE ->
                "The target sent a message that is marked as compressed and is not DEFLATE: " + message.detail();
        };
    }

    private static String sentence(Unasked unasked) {
        return switch (unasked) {
            case Unasked.NeedMissing(Need need) ->
                switch (need) {
                    case ECHO -> "The target does not send messages back.";
                    case DEFLATE -> "The target does not agree on permessage-deflate.";
                    case TLS -> "The target is not reached over TLS.";
                    case TLS13 -> "The target is not reached over TLS 1.3.";
                    case WINDOW -> "The target does not offer client_max_window_bits.";
                    case FIXED_WINDOW -> "The target offers client_max_window_bits.";
                };
            case Unasked.RestsOnBroken(Foundation foundation) ->
                "The case rests on a target that " + foundation.words() + ", and this one does not: see "
                        + foundation.id() + ".";
            case Unasked.RestsOnUnjudged(Foundation foundation) ->
                "The case rests on a target that " + foundation.words()
                        + ", and whether this one does could not be judged: see " + foundation.id() + ".";
            case Unasked.BeyondLimit(Limit limit, long most) ->
                switch (limit) {
                    case MESSAGE -> "The target takes messages of at most " + most + " bytes, and the case sends more.";
                    case FRAGMENTS ->
                        "The target takes messages of at most " + most + " fragments, and the case sends more.";
                    case MESSAGES ->
                        "The target closes a connection after " + most + (most == 1 ? " message" : " messages")
                                + ", and the case sends more.";
                };
            case Unasked.DeadlyExtent(Limit limit, long deadly) ->
                "The target does not live through "
                        + switch (limit) {
                            case MESSAGE -> "a message of " + deadly + " bytes";
                            case FRAGMENTS -> "a message of " + deadly + " fragments";
                            case MESSAGES -> deadly + (deadly == 1 ? " message" : " messages") + " on a connection";
                        }
                        + ", and the case sends more than half as much.";
            case Unasked.TypeNotEchoed(boolean text) ->
                "The target does not send " + (text ? "text" : "binary") + " messages back.";
            case Unasked.NotWrapped(Unasked.NotWrapped.Why why) ->
                "The target sends messages back only in its own protocol, in which the case would not be true: "
                        + notWrapped(why) + ".";
            case Unasked.MessageDisliked(TargetEnding ending) ->
                "The target takes only some texts, and " + ended(ending) + " on what the case sends.";
            case Unasked.AgreementTooSmall() ->
                "The target agreed on less of a window or context than what was sent needs.";
            case Unasked.CompressionDeclined() -> "The target declined the compression that was offered.";
            case Unasked.CompressionRefused(int status) ->
                "The target refused the compression that was offered, with status " + status + ".";
            case Unasked.EarlierUnanswered() ->
                "The target did not answer the plain request that comes before the opening handshake.";
            case Unasked.Obstacle(String sentence) -> sentence;
            case Unasked.NoRoom(long mebibytes) ->
                "The case sends more than the tester has memory for: start it with -Xmx" + mebibytes + "m.";
            case Unasked.Flooded(long bytes) ->
                "The target sends without end: the tester read no further after " + bytes + " bytes.";
            case Unasked.TargetGone() -> "The target had stopped accepting connections by then.";
            case Unasked.TargetChanged(Unasked.TargetChanged.Lost lost, int status) ->
                switch (lost) {
                    case HANDSHAKE ->
                        "The target changed: by then it "
                                + (status == 0 ? "ended the connection" : "answered with status " + status)
                                + " on a plain opening handshake, which it had accepted at first.";
                    case ECHO -> "The target changed: by then it sent no message back, as it had done at first.";
                    case PONG -> "The target changed: by then it answered no ping, as it had done at first.";
                };
            case Unasked.TimeOver() -> "The time that the run may take was over by then.";
            case Unasked.Suspected(int suspects) ->
                "The target stopped accepting connections while it was busy with this and " + (suspects - 1)
                        + (suspects == 2 ? " other case" : " other cases") + ", and did not come back.";
            case Unasked.PropertyHeld(int samples) -> "So it was in all " + samples + " samples.";
            case Unasked.PropertyNotOffered() -> "The target does not offer what it is about.";
        };
    }

    private static String notWrapped(Unasked.NotWrapped.Why why) {
        return switch (why) {
            case OWN_PROTOCOL -> "it speaks a protocol itself";
            case NO_MESSAGE -> "it sends no message";
            case WITH_THE_HANDSHAKE -> "it sends a message with the opening handshake, before the protocol has begun";
            case ENDED_AT_ONCE -> "it ends the connection before the answers can be awaited";
            case HAND_MADE -> "it sends bytes that are made by hand";
            case LENGTH -> "it is about the length of a frame";
            case BINARY -> "it sends a binary message, and the protocol carries text";
            case CONTENT -> "it sends characters that the protocol can carry only as others";
            case EDGE -> "it is about how a message begins or ends";
        };
    }

    private static String gist(MessageReaction.Gist message) {
        return (message.text() ? "a text message of " : "a binary message of ") + message.length() + " bytes";
    }

    private static String ping(int pings) {
        return pings == 1 ? "The ping" : "The last ping";
    }

    private static String proof(MessageReaction.Proof proof) {
        return switch (proof) {
            case MESSAGE -> "it sent back a message that was sent last";
            case PONG -> "it answered a ping that was sent last";
            case CLOSE -> "it took part in the closing handshake as if nothing had happened";
        };
    }

    private static String instead(TargetEnding ending) {
        return ending.how() == TargetEnding.How.OPEN ? " in time." : ": the target " + ended(ending) + ".";
    }

    /** Return a predicate on how the target ended the connection. */
    static String ended(TargetEnding ending) {
        return switch (ending.how()) {
            case CLOSED -> "closed the connection with " + code(ending.code());
            case CLOSED_WITHOUT_CODE -> "closed the connection with an empty Close frame";
            case FIN -> "ended the TCP connection without a Close frame";
            case RST -> "reset the TCP connection without a Close frame";
            case OPEN -> "kept the connection open";
        };
    }

    private static String code(int code) {
        return switch (CloseCode.classOf(code)) {
            case SENDABLE -> "code " + code;
            case UNREGISTERED -> "the unregistered code " + code;
            case FORBIDDEN -> "code " + code + ", which may not be sent";
        };
    }

    private static String figures(int bytes, long micros) {
        return String.format(Locale.ROOT, "%.1f ms for %.1f KiB", micros / 1000.0, bytes / 1024.0);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
