package io.github.wsgauntlet.server.application;

/** What an application makes of a plain HTTP request after its head: the content, or its loss. */
public interface HttpConversation {

    /** Return how many bytes of content are taken at most; a request with more is refused with 413, and lost. */
    long largestContent();

    /** Take the content, which is complete; it is empty if there is none. This is called once at most. */
    void onContent(byte[] content);

    /** Take note that the request is lost: its connection has ended, or its content was refused. */
    void onLost();

    /** Return the conversation about a request that is answered already, whatever its content is. */
    static HttpConversation over(long largestContent) {
        return new HttpConversation() {
            @Override
            public long largestContent() {
                return largestContent;
            }

            @Override
            public void onContent(byte[] content) {}

            @Override
            public void onLost() {}
        };
    }
}
