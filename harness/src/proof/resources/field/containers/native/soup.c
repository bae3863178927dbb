/* An echo server on libsoup. */
#include <libsoup/soup.h>

static void echo(SoupWebsocketConnection *connection, SoupWebsocketDataType type, GBytes *message, gpointer data) {
    (void) data;
    soup_websocket_connection_send_message(connection, type, message);
}

static void closed(SoupWebsocketConnection *connection, gpointer data) {
    (void) data;
    g_object_unref(connection);
}

static void opened(SoupServer *server, SoupServerMessage *message, const char *path,
                   SoupWebsocketConnection *connection, gpointer data) {
    (void) server;
    (void) message;
    (void) path;
    (void) data;
    g_object_ref(connection);
    soup_websocket_connection_set_max_incoming_payload_size(connection, 32 * 1024 * 1024);
    g_signal_connect(connection, "message", G_CALLBACK(echo), NULL);
    g_signal_connect(connection, "closed", G_CALLBACK(closed), NULL);
}

int main(void) {
    GError *error = NULL;
    SoupServer *server = soup_server_new(NULL, NULL);
    soup_server_add_websocket_handler(server, "/", NULL, NULL, opened, NULL, NULL);
    if (!soup_server_listen_all(server, 9001, SOUP_SERVER_LISTEN_IPV4_ONLY, &error)) {
        g_printerr("%s\n", error->message);
        return 1;
    }
    g_print("ready\n");
    g_main_loop_run(g_main_loop_new(NULL, FALSE));
    return 0;
}
