package io.neffos.spring.boot.metrics;

/**
 * Keys of tags. Those that other tools use, too, have the project's name in front:
 * Kubernetes has namespaces of its own, for one.
 */
final class TagKeys {

	static final String NAMESPACE = "neffos.namespace";

	static final String SERVER = "neffos.server";

	static final String STATE = "state";

	static final String OUTCOME = "outcome";

	static final String REASON = "reason";

	static final String POLICY = "policy";

	static final String LIMIT = "limit";

	static final String QUEUE = "queue";

	static final String METHODS = "methods";

	static final String AREA = "area";

	private TagKeys() {
	}

}
