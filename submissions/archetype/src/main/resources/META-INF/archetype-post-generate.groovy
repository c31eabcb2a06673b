import java.nio.file.Files
import java.nio.file.Path

def suites = ['eeg', 'functions', 'circuits', 'spiking']
def suite = request.properties.getProperty('suite')
def id = request.artifactId
def project = Path.of(request.outputDirectory, id)

if (!suites.contains(suite) || !(id ==~ /[a-z][a-z0-9-]*/) || !(request.version ==~ /\d+\.\d+\.\d+/)) {
    project.toFile().deleteDir()
    throw new IllegalArgumentException(!suites.contains(suite)
            ? "there is no suite '${suite}'; give -Dsuite=${suites.join(', ').replaceFirst(', (?=[a-z]+$)', ' or ')}"
            : !(id ==~ /[a-z][a-z0-9-]*/)
            ? "artifactId '${id}' cannot be a submission's id; give lower-case letters, digits and hyphens, such as my-model"
            : "version '${request.version}' cannot be a submission's; give three numbers, such as 1.0.0")
}

def folder = request['package'].replace('.', '/')
[main: 'Model.java', test: 'ModelTest.java'].each { part, file ->
    def sources = Files.createDirectories(project.resolve("src/${part}/java/${folder}"))
    Files.move(project.resolve(suite).resolve(file), sources.resolve(file))
}
Files.move(project.resolve(suite).resolve('README.md'), project.resolve('README.md'))
suites.each { project.resolve(it).toFile().deleteDir() }
