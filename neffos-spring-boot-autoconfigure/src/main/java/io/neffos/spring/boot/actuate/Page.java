package io.neffos.spring.boot.actuate;

import java.util.List;

/**
 * A part of something that may be large.
 *
 * @param <T> what it has
 * @param total how much there is in all
 * @param page which part this is, from 0
 * @param size how much a part has, except for the last one
 * @param content the part, empty behind the last one
 * @since 0.1.0
 */
public record Page<T>(long total, int page, int size, List<T> content) {

}
