package io.neffos.spring.reference;

import java.util.Set;

import io.neffos.spring.limits.AdmissionLimits;
import io.neffos.spring.limits.ConnectionLimits;

/**
 * What a test may want otherwise.
 *
 * @param port the application's port, 0 for a free one
 * @param adminPort the port of the admin calls, 0 for a free one
 * @param limits what one client may use
 * @param queryHeaders the headers that may come in the query
 * @param maxMessageSize how many bytes a message may have
 * @param admission how many connections each server takes
 */
public record ReferenceSettings(int port, int adminPort, ConnectionLimits limits, Set<String> queryHeaders,
		int maxMessageSize, AdmissionLimits admission) {

	/** Free ports, and the limits that hold where nothing else is said. */
	public static final ReferenceSettings DEFAULTS = new ReferenceSettings(0, 0, ConnectionLimits.DEFAULTS,
			ReferenceInterceptor.QUERY_HEADERS, 64 * 1024, AdmissionLimits.NONE);

	public ReferenceSettings withPorts(int newPort, int newAdminPort) {
		return new ReferenceSettings(newPort, newAdminPort, this.limits, this.queryHeaders, this.maxMessageSize,
				this.admission);
	}

	public ReferenceSettings withLimits(ConnectionLimits newLimits) {
		return new ReferenceSettings(this.port, this.adminPort, newLimits, this.queryHeaders, this.maxMessageSize,
				this.admission);
	}

	public ReferenceSettings withQueryHeaders(Set<String> names) {
		return new ReferenceSettings(this.port, this.adminPort, this.limits, names, this.maxMessageSize,
				this.admission);
	}

	public ReferenceSettings withAdmission(AdmissionLimits newAdmission) {
		return new ReferenceSettings(this.port, this.adminPort, this.limits, this.queryHeaders, this.maxMessageSize,
				newAdmission);
	}

}
