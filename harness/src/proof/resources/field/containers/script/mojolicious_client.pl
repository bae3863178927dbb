use v5.36;
use Mojo::IOLoop;
use Mojo::UserAgent;

my $agent = Mojo::UserAgent->new(inactivity_timeout => 0);
my %fields = ('Sec-WebSocket-Extensions' => 'permessage-deflate');

sub visit {
    $agent->websocket($ARGV[0] => \%fields => sub ($, $connection) {
        return visit() unless $connection->is_websocket;
        $connection->max_websocket_size(32 * 1024 * 1024);
        $connection->on(text   => sub ($, $bytes) { $connection->send({text   => $bytes}) });
        $connection->on(binary => sub ($, $bytes) { $connection->send({binary => $bytes}) });
        $connection->on(finish => \&visit);
    });
}

visit();
Mojo::IOLoop->start;
