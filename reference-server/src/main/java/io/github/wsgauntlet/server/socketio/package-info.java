/**
 * Socket.IO 5 on top of Engine.IO 4: namespaces, events, acknowledgements and binary attachments. {@code
 * SocketIoSession} is the core; what is done with events is the concern of a {@code SocketIoHandler}.
 */
@NullMarked
package io.github.wsgauntlet.server.socketio;

import org.jspecify.annotations.NullMarked;
