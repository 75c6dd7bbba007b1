package io.neffos.spring.benchmarks.load;

import java.util.List;

/**
 * What is missing when every entry to a room is broadcast: each member must get all
 * entries from his own to the last.
 */
final class JoinLoss {

	private JoinLoss() {
	}

	/**
	 * Counts the missing deliveries. A member may have got some entries before his own,
	 * since he is in the room already when his entry is broadcast. So who entered as
	 * which isn't asked: when members are sorted by the first entry that they got, the
	 * n-th of them must have got the n-th entry.
	 * @param checks what each member got
	 * @return the number, 0 if nothing is missing
	 */
	static long count(List<DeliveryCheck> checks) {
		int[] firsts = checks.stream().mapToInt(DeliveryCheck::lowest).sorted().toArray();
		long missing = 0;
		for (int i = 0; i < firsts.length; i++) {
			missing += Math.max(0, firsts[i] - i);
		}
		for (DeliveryCheck check : checks) {
			missing += check.expected() - check.lowest() - check.distinct();
		}
		return missing;
	}

}
