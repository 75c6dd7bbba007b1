package io.neffos.spring.test;

import java.net.URI;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;

/**
 * Opens a TCP connection and asks for the upgrade.
 *
 * @param uri where to
 * @param headers more headers of the request
 * @param receiveBuffer the size of the socket's receive buffer, 0 for the system's
 */
record Dial(URI uri, HttpHeaders headers, int receiveBuffer) {

	private static final int MAX_MESSAGE = 16 * 1024 * 1024;

	private static final int MAX_ANSWER = 64 * 1024;

	/**
	 * Begins.
	 * @return the channel, which closes when it could not be opened
	 */
	Channel to(EventLoopGroup loops, FrameHandler handler) {
		Bootstrap bootstrap = new Bootstrap().group(loops)
			.channel(NioSocketChannel.class)
			.option(ChannelOption.TCP_NODELAY, true)
			.handler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					channel.pipeline()
						.addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_ANSWER),
								new WebSocketClientProtocolHandler(config()), new WebSocketFrameAggregator(MAX_MESSAGE),
								handler);
				}

			});
		if (this.receiveBuffer > 0) {
			bootstrap.option(ChannelOption.SO_RCVBUF, this.receiveBuffer);
		}
		ChannelFuture connecting = bootstrap.connect(this.uri.getHost(), this.uri.getPort());
		connecting.addListener((connected) -> {
			if (!connected.isSuccess()) {
				handler.failed(connected.cause());
			}
		});
		return connecting.channel();
	}

	/**
	 * Configure the protocol handler to answer pings only: close frames are sent and
	 * reported by the client.
	 */
	private WebSocketClientProtocolConfig config() {
		return WebSocketClientProtocolConfig.newBuilder()
			.webSocketUri(this.uri)
			.customHeaders(this.headers)
			.generateOriginHeader(false)
			.maxFramePayloadLength(MAX_MESSAGE)
			.handleCloseFrames(false)
			.sendCloseFrame(null)
			.build();
	}

}
