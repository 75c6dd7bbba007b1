package io.neffos.spring.engine.client;

import io.neffos.spring.engine.wire.MessageCodec;
import io.neffos.spring.engine.wire.WireMessage;
import io.neffos.spring.message.BodyConverter;
import io.neffos.spring.message.NeffosError;
import io.neffos.spring.message.NeffosException;
import io.neffos.spring.message.NeffosMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Answers the questions of a server, each once. Confined to the session's loop, where
 * handlers may leave it.
 */
final class Answers {

	private final Disposable.Composite running = Disposables.composite();

	private final ClientTransport transport;

	private final ClientHandler handler;

	private final MessageCodec codec;

	private final BodyConverter converter;

	private final ClientMemberships memberships;

	Answers(ClientTransport transport, ClientHandler handler, MessageCodec codec, BodyConverter converter,
			ClientMemberships memberships) {
		this.transport = transport;
		this.handler = handler;
		this.codec = codec;
		this.converter = converter;
		this.memberships = memberships;
	}

	void answer(WireMessage wire) {
		NeffosMessage question = wire.message().detached();
		Disposable.Swap answering = Disposables.swap();
		this.running.add(answering);
		answering.update(Mono.defer(() -> this.handler.question(question).map((body) -> reply(question, body)))
			.singleOptional()
			.doFinally((signal) -> this.running.remove(answering))
			.subscribe((reply) -> onLoop(() -> agree(wire.token(), question, reply.orElse(null))),
					(error) -> onLoop(() -> refuse(wire.token(), question, error))));
	}

	/**
	 * Answers nothing more.
	 */
	void cancel() {
		this.running.dispose();
	}

	private NeffosMessage reply(NeffosMessage question, Object body) {
		return this.converter.write(body, question.toBuilder().error(false)).build();
	}

	private void agree(String token, NeffosMessage question, @Nullable NeffosMessage reply) {
		this.memberships.agreed(question);
		this.transport.send((reply != null) ? this.codec.encode(token, reply) : this.codec.encodeEmptyReply(token));
	}

	private void refuse(String token, NeffosMessage question, Throwable error) {
		String text = (error instanceof NeffosException known) ? known.text() : NeffosError.INTERNAL.text();
		this.transport.send(this.codec.encode(token, question.toBuilder().error(true).body(text).build()));
	}

	private void onLoop(Runnable task) {
		this.transport.loop().run(() -> {
			if (!this.running.isDisposed()) {
				task.run();
			}
		});
	}

}
