package org.axonmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Where Maven keeps what was installed: the folder that the user's settings name, else {@code ~/.m2/repository}. */
final class LocalRepository {

    private LocalRepository() {}

    /** Returns the local repository of a user's home. */
    static Path of(Path home) {
        Path settings = home.resolve(".m2/settings.xml");
        if (!Files.exists(settings)) {
            return home.resolve(".m2/repository");
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            NodeList named = builder.parse(settings.toFile()).getElementsByTagName("localRepository");
            String folder = named.getLength() == 0 ? "" : named.item(0).getTextContent().strip().replace("${user.home}", home.toString());
            if (folder.contains("${")) {
                throw new AxonmarkException(ErrorCode.user("repository"), "'" + settings + "' names the local repository '" + folder
                        + "', whose variable is not known here; give the folder with --repository");
            }
            return folder.isEmpty() ? home.resolve(".m2/repository") : home.resolve(folder);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AxonmarkException(ErrorCode.user("repository"),
                    "'" + settings + "' cannot be read: " + e.getMessage()
                            + "; mend it or give the folder of the local repository with --repository",
                    e);
        }
    }
}
