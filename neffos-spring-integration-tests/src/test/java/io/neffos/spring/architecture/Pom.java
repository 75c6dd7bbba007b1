package io.neffos.spring.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * A module's {@code pom.xml}, as it was written.
 */
final class Pom {

	private static final Path ROOT = Path.of("..");

	private final Document document;

	private final XPath path = XPathFactory.newInstance().newXPath();

	private Pom(Path file) throws Exception {
		this.document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
	}

	static Pom root() throws Exception {
		return new Pom(ROOT.resolve("pom.xml"));
	}

	static Pom module(String name) throws Exception {
		return new Pom(ROOT.resolve(name).resolve("pom.xml"));
	}

	/**
	 * Return the text at a place, empty if there is none.
	 */
	String text(String expression) throws Exception {
		return this.path.evaluate(expression, this.document);
	}

	List<String> texts(String expression) throws Exception {
		NodeList nodes = (NodeList) this.path.evaluate(expression, this.document, XPathConstants.NODESET);
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			texts.add(nodes.item(i).getTextContent());
		}
		return texts;
	}

}
