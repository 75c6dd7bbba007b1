package io.neffos.spring.benchmarks.load;

import java.nio.charset.StandardCharsets;

import io.neffos.spring.benchmarks.load.Dialect.Step;
import io.neffos.spring.benchmarks.wire.Payload;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * One connection: upgrades, gets into its room, then checks what arrives.
 */
final class Client extends ChannelInboundHandlerAdapter implements FrameParser.Listener {

	/** Enough to understand what a server says before a client is in its room. */
	private static final int SETUP_WINDOW = 256;

	private final UpgradeReader upgrade = new UpgradeReader();

	private final FrameParser parser = new FrameParser(this, SETUP_WINDOW);

	private final Dialect dialect;

	private final @Nullable String room;

	private final LoopStats stats;

	private final Events events;

	private @Nullable ChannelHandlerContext context;

	private DeliveryCheck check = DeliveryCheck.NOTHING;

	private @Nullable EchoTurn echo;

	private int step;

	private boolean ready;

	Client(Dialect dialect, @Nullable String room, LoopStats stats, Events events) {
		this.dialect = dialect;
		this.room = room;
		this.stats = stats;
		this.events = events;
	}

	@Nullable String room() {
		return this.room;
	}

	DeliveryCheck check() {
		return this.check;
	}

	/** On the connection's event loop, as everything else. */
	void expect(DeliveryCheck expected) {
		this.check = expected;
		this.echo = null;
	}

	/**
	 * Asks over and over, one question at a time.
	 */
	void echo(EchoTurn turn) {
		this.echo = turn;
		say(this.dialect.ask(turn.next(this.stats.phase())));
	}

	void reading(boolean value) {
		context().channel().config().setAutoRead(value);
	}

	void close() {
		context().close();
	}

	@Override
	public void channelActive(ChannelHandlerContext active) {
		this.context = active;
		active.writeAndFlush(UpgradeReader.request(active.alloc(), this.dialect.path(this.room)), active.voidPromise());
	}

	@Override
	public void channelRead(ChannelHandlerContext source, Object message) {
		ByteBuf in = (ByteBuf) message;
		try {
			this.stats.read();
			if (this.upgrade.isDone() || upgraded(in)) {
				this.parser.parse(in);
			}
		}
		finally {
			in.release();
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext gone) {
		this.events.closed(this);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext source, Throwable cause) {
		this.events.failed(cause);
		source.close();
	}

	@Override
	public long windowStart(long length) {
		int size = this.stats.phase().bodySize();
		return (!this.ready || length < Payload.LENGTH) ? 0 : this.dialect.windowStart(length, size);
	}

	@Override
	public void message(byte[] window, int kept, long length) {
		int at = bodyStart(window, kept, length);
		if (at >= 0 && Payload.phase(window, at) == this.stats.phase().id()) {
			take(Payload.number(window, at), Payload.nanoTime(window, at));
		}
		else if (!this.ready) {
			advance(text(window, kept));
		}
		else if (at < 0) {
			reply(text(window, kept));
		}
	}

	@Override
	public void control(int opcode, byte[] payload, int length) {
		if (opcode == FrameParser.CLOSE) {
			this.events.closing(text(payload, length));
			context().close();
		}
		else if (opcode == FrameParser.PING) {
			context().writeAndFlush(ClientFrames.frame(context().alloc(), ClientFrames.PONG, payload, length),
					context().voidPromise());
		}
	}

	/**
	 * Finds the body, also before the server has said that the client is in the room: it
	 * may be there already.
	 * @return where the body begins, negative if there is none
	 */
	private int bodyStart(byte[] window, int kept, long length) {
		int at = -1;
		if (this.ready && length >= Payload.LENGTH) {
			at = this.dialect.bodyStart(window, kept);
		}
		else if (kept == length) {
			at = kept - this.dialect.trailer() - this.stats.phase().bodySize();
		}
		return (at + Payload.LENGTH <= kept) ? at : -1;
	}

	private void take(int number, long sentAt) {
		if (this.check.take(number)) {
			this.stats.take(sentAt);
		}
		EchoTurn turn = this.echo;
		if (turn != null && turn.isOpen()) {
			say(this.dialect.ask(turn.next(this.stats.phase())));
		}
	}

	private boolean upgraded(ByteBuf in) {
		if (!this.upgrade.read(in)) {
			return false;
		}
		advance("");
		return true;
	}

	private void advance(String answer) {
		Step next = this.dialect.next(this.step, this.room, answer);
		if (next.text() != null) {
			this.step++;
			say(next.text());
		}
		if (next.ready()) {
			this.ready = true;
			this.parser.windowSize(this.dialect.windowSize());
			this.events.ready(this);
		}
	}

	private void reply(String message) {
		String reply = this.dialect.reply(message);
		if (reply != null) {
			say(reply);
		}
	}

	private void say(String text) {
		context().writeAndFlush(ClientFrames.text(context().alloc(), text), context().voidPromise());
	}

	private ChannelHandlerContext context() {
		ChannelHandlerContext active = this.context;
		if (active == null) {
			throw new IllegalStateException("Not connected");
		}
		return active;
	}

	private static String text(byte[] bytes, int length) {
		return new String(bytes, 0, length, StandardCharsets.UTF_8);
	}

	/**
	 * Callbacks for the state of connections, on their event loops.
	 */
	interface Events {

		void ready(Client client);

		void closing(String reason);

		void closed(Client client);

		void failed(Throwable cause);

	}

}
