/* An echo server on libwebsockets. */
#include <libwebsockets.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct message {
    struct message *next;
    enum lws_write_protocol type;
    size_t length;
    unsigned char *padded;
};

/* What a connection holds: the message that is coming in, and those that wait to go out. */
struct session {
    unsigned char *padded;
    size_t length;
    struct message *first;
    struct message *last;
};

static int receive(struct lws *wsi, struct session *session, const void *in, size_t length) {
    unsigned char *grown = realloc(session->padded, LWS_PRE + session->length + length);
    if (grown == NULL) {
        return -1;
    }
    session->padded = grown;
    memcpy(grown + LWS_PRE + session->length, in, length);
    session->length += length;
    if (!lws_is_final_fragment(wsi) || lws_remaining_packet_payload(wsi) > 0) {
        return 0;
    }
    struct message *message = malloc(sizeof(*message));
    if (message == NULL) {
        return -1;
    }
    message->next = NULL;
    message->type = lws_frame_is_binary(wsi) ? LWS_WRITE_BINARY : LWS_WRITE_TEXT;
    message->length = session->length;
    message->padded = session->padded;
    session->padded = NULL;
    session->length = 0;
    if (session->last == NULL) {
        session->first = message;
    } else {
        session->last->next = message;
    }
    session->last = message;
    lws_callback_on_writable(wsi);
    return 0;
}

static int send_first(struct lws *wsi, struct session *session) {
    struct message *message = session->first;
    if (message == NULL) {
        return 0;
    }
    session->first = message->next;
    if (session->first == NULL) {
        session->last = NULL;
    } else {
        lws_callback_on_writable(wsi);
    }
    int written = lws_write(wsi, message->padded + LWS_PRE, message->length, message->type);
    int failed = written < (int) message->length;
    free(message->padded);
    free(message);
    return failed ? -1 : 0;
}

static void forget(struct session *session) {
    while (session->first != NULL) {
        struct message *message = session->first;
        session->first = message->next;
        free(message->padded);
        free(message);
    }
    free(session->padded);
}

static int echo(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t length) {
    struct session *session = user;
    switch (reason) {
    case LWS_CALLBACK_ESTABLISHED:
        memset(session, 0, sizeof(*session));
        return 0;
    case LWS_CALLBACK_RECEIVE:
        return receive(wsi, session, in, length);
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return send_first(wsi, session);
    case LWS_CALLBACK_CLOSED:
        forget(session);
        return 0;
    default:
        return lws_callback_http_dummy(wsi, reason, user, in, length);
    }
}

int main(void) {
    static const struct lws_protocols protocols[] = {
        {"echo", echo, sizeof(struct session), 0, 0, NULL, 0},
        {NULL, NULL, 0, 0, 0, NULL, 0},
    };
    static const struct lws_extension extensions[] = {
        {"permessage-deflate", lws_extension_callback_pm_deflate,
         "permessage-deflate; client_no_context_takeover; client_max_window_bits"},
        {NULL, NULL, NULL},
    };
    struct lws_context_creation_info info;
    memset(&info, 0, sizeof(info));
    info.port = 9001;
    info.protocols = protocols;
    info.extensions = extensions;
    info.options = LWS_SERVER_OPTION_VALIDATE_UTF8;
    lws_set_log_level(LLL_ERR, NULL);
    struct lws_context *context = lws_create_context(&info);
    if (context == NULL) {
        return 1;
    }
    puts("ready");
    fflush(stdout);
    while (lws_service(context, 0) >= 0) {
    }
    lws_context_destroy(context);
    return 0;
}
