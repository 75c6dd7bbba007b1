package io.neffos.spring.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import io.neffos.spring.fuzz.Corpus.Payload;

/**
 * The bytes of one WebSocket connection, from the handshake's message on: frames that are
 * right, and frames that are not.
 */
final class RawStream {

	private static final int TEXT = 1;

	private static final int BINARY = 2;

	private static final int FIN = 0x80;

	private static final int MASKED = 0x80;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Mutator mutator;

	private final Corpus corpus;

	private final Random random;

	RawStream(Corpus corpus, Random random) {
		this.corpus = corpus;
		this.random = random;
		this.mutator = new Mutator(corpus, random);
	}

	/**
	 * Makes bytes up.
	 * @param frames how many mutated frames are in them
	 */
	byte[] of(int frames) {
		frame(text("M"));
		frame(text("$c;default;;_OnNamespaceConnect;0;0;"));
		for (int i = 0; i < frames; i++) {
			if (this.random.nextInt(3) == 0) {
				frame(this.corpus.any(this.random));
			}
			mutated();
		}
		return this.bytes.toByteArray();
	}

	/**
	 * One time in four the frame itself is broken, which ends most connections; else only
	 * its content.
	 */
	private void mutated() {
		Payload payload = this.mutator.mutated();
		if (this.random.nextInt(4) > 0) {
			frame(payload);
			return;
		}
		byte[] frame = encoded(FIN | (payload.binary() ? BINARY : TEXT), payload.bytes());
		switch (this.random.nextInt(6)) {
			case 0 -> frame[0] ^= (byte) (1 << this.random.nextInt(8));
			case 1 -> frame[1] ^= (byte) (1 << this.random.nextInt(8));
			case 2 -> frame = this.mutator.bytes(frame);
			case 3 -> frame = encoded(this.random.nextInt(256), payload.bytes());
			case 4 -> frame = fragments(payload);
			default -> frame = encoded(FIN | (8 + this.random.nextInt(3)), payload.bytes());
		}
		this.bytes.writeBytes(frame);
	}

	private void frame(Payload payload) {
		this.bytes.writeBytes(encoded(FIN | (payload.binary() ? BINARY : TEXT), payload.bytes()));
	}

	private byte[] fragments(Payload payload) {
		ByteArrayOutputStream parts = new ByteArrayOutputStream();
		parts.writeBytes(encoded((payload.binary()) ? BINARY : TEXT, payload.bytes()));
		for (int i = 0; i < this.random.nextInt(4); i++) {
			parts.writeBytes(encoded(0, this.mutator.bytes(payload.bytes())));
		}
		parts.writeBytes(encoded((this.random.nextInt(5) == 0) ? TEXT : FIN, payload.bytes()));
		return parts.toByteArray();
	}

	private byte[] encoded(int first, byte[] payload) {
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(frame)) {
			out.writeByte(first);
			if (payload.length < 126) {
				out.writeByte(MASKED | payload.length);
			}
			else if (payload.length <= 0xFFFF) {
				out.writeByte(MASKED | 126);
				out.writeShort(payload.length);
			}
			else {
				out.writeByte(MASKED | 127);
				out.writeLong(payload.length);
			}
			byte[] mask = new byte[4];
			this.random.nextBytes(mask);
			out.write(mask);
			for (int i = 0; i < payload.length; i++) {
				out.writeByte(payload[i] ^ mask[i % mask.length]);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return frame.toByteArray();
	}

	private static Payload text(String text) {
		return new Payload(text.getBytes(StandardCharsets.UTF_8), false);
	}

}
