package io.neffos.spring.benchmarks.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The body of a measured message: in hexadecimal digits the phase it belongs to, its
 * number in its room, and when it was made, then padding. Text, because all the protocols
 * can carry text.
 */
public final class Payload {

	/** How many bytes of a body mean something, and so the smallest size of a body. */
	public static final int LENGTH = 28;

	private static final int PHASE_DIGITS = 4;

	private static final int NUMBER_DIGITS = 8;

	private static final int TIME_DIGITS = 16;

	private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private Payload() {
	}

	/**
	 * Makes a body.
	 * @param phase the phase, below 65,536
	 * @param number the message's number
	 * @param nanoTime when, as {@link System#nanoTime()}
	 * @param size the number of bytes, no less than {@link #LENGTH}
	 * @return the bytes, all of them ASCII
	 */
	public static byte[] bytes(int phase, int number, long nanoTime, int size) {
		byte[] bytes = new byte[size];
		write(bytes, 0, PHASE_DIGITS, phase);
		write(bytes, PHASE_DIGITS, NUMBER_DIGITS, number);
		write(bytes, PHASE_DIGITS + NUMBER_DIGITS, TIME_DIGITS, nanoTime);
		Arrays.fill(bytes, LENGTH, size, (byte) 'x');
		return bytes;
	}

	/**
	 * Makes a body as a text.
	 * @param phase the phase, below 65,536
	 * @param number the message's number
	 * @param nanoTime when, as {@link System#nanoTime()}
	 * @param size the number of bytes, no less than {@link #LENGTH}
	 * @return the text
	 */
	public static String text(int phase, int number, long nanoTime, int size) {
		return new String(bytes(phase, number, nanoTime, size), StandardCharsets.ISO_8859_1);
	}

	/**
	 * Reads the phase.
	 * @param bytes where a body is
	 * @param offset where it begins
	 * @return the phase, negative if there is no body
	 */
	public static int phase(byte[] bytes, int offset) {
		return (int) read(bytes, offset, PHASE_DIGITS);
	}

	/**
	 * Reads the number.
	 * @param bytes where a body is
	 * @param offset where it begins
	 * @return the number, negative if there is no body
	 */
	public static int number(byte[] bytes, int offset) {
		return (int) read(bytes, offset + PHASE_DIGITS, NUMBER_DIGITS);
	}

	/**
	 * Reads the time.
	 * @param bytes where a body is
	 * @param offset where it begins
	 * @return the time, negative if there is no body
	 */
	public static long nanoTime(byte[] bytes, int offset) {
		return read(bytes, offset + PHASE_DIGITS + NUMBER_DIGITS, TIME_DIGITS);
	}

	private static void write(byte[] bytes, int offset, int digits, long value) {
		long rest = value;
		for (int i = offset + digits - 1; i >= offset; i--) {
			bytes[i] = DIGITS[(int) (rest & 0xf)];
			rest >>>= 4;
		}
	}

	private static long read(byte[] bytes, int offset, int digits) {
		long value = 0;
		for (int i = offset; i < offset + digits; i++) {
			int digit = digit(bytes[i]);
			if (digit < 0) {
				return -1;
			}
			value = (value << 4) | digit;
		}
		return value;
	}

	private static int digit(byte character) {
		if (character >= '0' && character <= '9') {
			return character - '0';
		}
		return (character >= 'a' && character <= 'f') ? character - 'a' + 10 : -1;
	}

}
