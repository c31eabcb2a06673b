package org.axonmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** Where Maven keeps what was installed: the folder that the user's settings name, else {@code ~/.m2/repository}. */
final class LocalRepository {

    private LocalRepository() {}

    /** Returns the local repository of a user's home. */
    static Path of(Path home) {
        Path settings = home.resolve(".m2/settings.xml");
        if (!Files.exists(settings)) {
            return home.resolve(".m2/repository");
        }
        try (InputStream in = Files.newInputStream(settings)) {
            String folder = named(in).replace("${user.home}", home.toString());
            if (folder.contains("${")) {
                throw new AxonmarkException(ErrorCode.user("repository"), "'" + settings + "' names the local repository '" + folder
                        + "', whose variable is not known here; give the folder with --repository");
            }
            return folder.isEmpty() ? home.resolve(".m2/repository") : home.resolve(folder);
        } catch (IOException | XMLStreamException e) {
            throw new AxonmarkException(ErrorCode.user("repository"), "'" + settings + "' cannot be read: " + e.getMessage()
                    + "; mend it or give the folder of the local repository with --repository", e);
        }
    }

    private static String named(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        String folder = "";
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("localRepository")) {
                folder = reader.getElementText().strip();
            }
        }
        return folder;
    }
}
