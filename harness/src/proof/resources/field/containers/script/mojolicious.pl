use v5.36;
use Mojolicious::Lite -signatures;
use Mojo::IOLoop;
use Mojo::Server::Daemon;

websocket '/' => sub ($c) {
    $c->tx->with_compression;
    $c->tx->max_websocket_size(32 * 1024 * 1024);
    $c->on(text   => sub ($c, $bytes) { $c->send({text   => $bytes}) });
    $c->on(binary => sub ($c, $bytes) { $c->send({binary => $bytes}) });
};

app->log->level('fatal');
my $daemon = Mojo::Server::Daemon->new(app => app, listen => ['http://0.0.0.0:9001'], silent => 1);
$daemon->start;
$| = 1;
say 'ready';
Mojo::IOLoop->start;
