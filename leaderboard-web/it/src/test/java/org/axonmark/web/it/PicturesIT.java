package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.axonmark.results.format.Drawing;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What pages show beside tables: levels, costs, items, networks, layers, spikes; and results beside each other. */
@ExtendWith(SharedBoard.class)
class PicturesIT {

    @Test
    void levels_areOnBoardAndResult_andItemsArePictured() throws Exception {
        assertThat(SharedBoard.text(SharedBoard.get("/tasks/eeg/made-up@1")))
                .contains("By depth", "Hardest by family", "<polyline class=\"s1\"")
                .doesNotContain("<script>document");
        String page = SharedBoard.text(SharedBoard.get("/results/e1"));
        assertThat(page).contains("Items shown", "mean by family", "black box", "corrupted", "A text", "In numbers")
                .doesNotContain("<script>document", "NaN", "Infinity");
        // The first series sets the scale; what lies beyond it is drawn outside, and no number is too large to be drawn.
        assertThat(page).contains("points=\"0.00,160.00 160.00,0.00 320.00,40.00\"", "points=\"0.00,10160.00 160.00,-9840.00\"");
    }

    @Test
    void scoreAgainstCost_isPictured_withItsFrontier_andLinksRows() throws Exception {
        String page = SharedBoard.text(SharedBoard.get("/tasks/eeg/made-up@1"));
        String section = page.substring(page.indexOf("Score and cost"), page.indexOf("Hardest by family"));
        assertThat(section).contains("queries (spaced by ratio)", "class=\"front\"", "frontier", "href=\"/results/e1\"", "0.8000 to 1.0000")
                .doesNotContain("NaN", "Infinity", "<script", "not ranked");
        assertThat(section.split(">frontier</span>", -1)).as("both of Good's points are on it").hasSize(3);
    }

    @Test
    void practice_isPictured_whereNothingIsRanked() throws Exception {
        assertThat(SharedBoard.text(SharedBoard.get("/tasks/eeg/rounds@1")))
                .contains("Of practice rows", "Score and cost", "href=\"/results/e10\"")
                .doesNotContain(">Rank<", ">Tie group<");
        assertThat(SharedBoard.text(SharedBoard.get("/tasks/eeg/made-up@1"))).doesNotContain("Of practice rows");
    }

    @Test
    void network_isDrawn_andItsEdgesAreInATable() throws Exception {
        String page = SharedBoard.text(SharedBoard.get("/results/e1"));
        assertThat(page).contains("Network one", "<title id=\"net2t\"", "624 other edges of the network are neither and not drawn.",
                "true and found: 134", "true and missed: 133", "found and not true: 133").doesNotContain("Network two");
        assertThat(page.split("<path d=\"M[0-9.]+ [0-9.]+C", -1)).hasSize(Drawing.MAX_EDGES + 1);
        assertThat(page).hasSizeLessThan(150_000).doesNotContain("<script", "\u202e", "\u009b", "NaN");
        String other = SharedBoard.text(SharedBoard.get("/results/e1?unit=unit-1"));
        assertThat(other).contains("Network two", "Only those of").doesNotContain("Network one", "A function");
        assertThat(SharedBoard.text(SharedBoard.get("/results/e1?unit=%3Cscript%3E&sort=%3Cscript%3E"))).contains("Network one")
                .doesNotContain("%3C", "<script");
    }

    @Test
    void units_areOrderedByAnyColumn() throws Exception {
        assertThat(firstUnits("?sort=-accuracy")).startsWith("unit-0", "unit-2");
        assertThat(firstUnits("?sort=accuracy")).startsWith("unit-1", "unit-3");
        assertThat(firstUnits("?sort=fact-0")).as("by number, units without one last").startsWith("unit-0", "unit-1", "unit-2");
        assertThat(firstUnits("?sort=-fact-0")).startsWith("unit-1", "unit-0", "unit-2");
        assertThat(firstUnits("?sort=nothing")).startsWith("unit-0", "unit-1", "unit-2");
        assertThat(SharedBoard.text(SharedBoard.get("/results/e1?sort=accuracy"))).contains("aria-sort=\"ascending\"",
                "href=\"?sort=-accuracy\"",
                "href=\"?unit=unit-0&amp;sort=accuracy#items\"");
    }

    private static List<String> firstUnits(String query) throws IOException, InterruptedException {
        String page = SharedBoard.text(SharedBoard.get("/results/e1" + query));
        return Pattern.compile("<th scope=\"row\">(?:<a href=\"[^\"]*\">|<span>)(unit-[0-9]+)<").matcher(page).results()
                .map(found -> found.group(1)).toList();
    }

    @Test
    void drawing_scrollsWithinItsOwnBox_onAPhone() {
        try (BrowserContext context = SharedBoard.browser()
                .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(true).setViewportSize(360, 800))) {
            Page page = context.newPage();
            page.navigate(SharedBoard.at("/results/e1").toString());
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(page.evaluate("(() => {const box = document.querySelector('svg.net').parentElement;"
                    + " return box.scrollWidth > box.clientWidth})()")).as("the box scrolls").isEqualTo(true);
            assertThat(page.evaluate("document.querySelector('svg.net title').textContent")).isEqualTo("Network one");
            page.navigate(SharedBoard.at("/tasks/eeg/made-up@1").toString());
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        }
    }

    @Test
    void scoreAgainstAnyCost_isPictured_andWhatWasNotMeasuredSaysWhy() throws Exception {
        String page = page("/tasks/eeg/priced@1");
        String section = page.substring(page.indexOf("Score against energy by a profile"));
        assertThat(section).contains("Cost, µJ", "0.1000", "20", "energy by a profile, µJ (spaced by ratio)", "not measured: ",
                "href=\"?cost=parameters#cost\"", "href=\"?cost=jar-size#cost\"")
                .doesNotContain("<script", "NaN", "Infinity", "cost=error");
        assertThat(section.split(">frontier</span>", -1)).as("the cheapest, and the best of the costliest").hasSize(3);
        assertThat(section.indexOf("/results/p1")).isLessThan(section.indexOf("/results/p2"));
        assertThat(section.indexOf("/results/p4")).isGreaterThan(section.indexOf("Entries without"));
        assertThat(page("/tasks/eeg/priced@1?cost=jar-size")).contains("Score against size of the JAR").doesNotContain("Entries without");
        assertThat(page("/tasks/eeg/priced@1?cost=%3Cscript%3E")).contains("Score against energy by a profile").doesNotContain("%3C",
                "<script");
        assertThat(page("/tasks/eeg/priced@1?cost=parameters")).contains("href=\"/api/v1/tasks/eeg/priced@1?cost=parameters\"");
        Json.Obj json = json("/api/v1/tasks/eeg/priced@1?cost=energy", "scoreAndCost");
        assertThat(json.get("id")).isEqualTo(new Json.Str("energy"));
        assertThat(((Json.Arr) Objects.requireNonNull(json.get("points"))).items()).hasSize(3);
        assertThat(((Json.Arr) Objects.requireNonNull(json.get("notMeasured"))).items()).hasSize(1);
    }

    @Test
    void chartAndSpikes_areDrawnWithinAPagesWeight() throws Exception {
        String page = page("/results/p1");
        assertThat(page)
                .contains("Operations by rule", "class=\"chart raster\"", "Spikes of unit-0", "50.0 % of 8", "M1 0.5h1m1 0h1", ">25<")
                .doesNotContain("<script", "\u202e", "NaN", "Infinity", "Spikes of unit-1");
        assertThat(page.length()).isLessThan(150_000);
        assertThat(page("/results/p1?unit=unit-1")).contains("Spikes of unit-1").doesNotContain("Spikes of unit-0");
        assertThat(page("/results/p4")).contains("Operations", "not measured: ").doesNotContain("class=\"chart raster\"");
    }

    @Test
    void metrics_standByGroup_eachWithItsDefinition() throws Exception {
        String page = page("/results/p1");
        assertThat(page).contains("<caption>Score</caption>", "Energy: 1 metric</summary>", "Inside: 2 metrics</summary>",
                "href=\"/tasks/eeg/priced@1/protocol#metric-energy\"", "1\u00a0000\u00a0000");
        assertThat(page("/tasks/eeg/priced@1/protocol")).contains("id=\"metric-energy\"");
    }

    @Test
    void manyUnits_standOnPages_oneGroupOfMetricsAtATime() throws Exception {
        String first = page("/results/p1");
        assertThat(first).contains("href=\"?from=101#units\"", "href=\"?group=energy#units\"", ">unit-99<").doesNotContain(">unit-100<",
                "sort=energy");
        assertThat(page("/results/p1?from=101&group=energy")).contains(">unit-100<", "?sort=energy&amp;group=energy", ">unit-149<")
                .doesNotContain(">unit-99<");
        assertThat(page("/results/p1?from=99999&group=%3Cscript%3E")).contains(">unit-149<").doesNotContain("<script", "%3C");
    }

    @Test
    void results_areComparedUnitByUnit() throws Exception {
        String page = page("/compare?task=eeg%2Fpriced%401&with=p1&with=p2&with=p3");
        assertThat(page)
                .contains("+0.1000", "-0.1000", "better", "worse", "p, Holm", "./axonmark compare p1 p2 p3",
                        "0 of 150 units score the same",
                        "take away", "href=\"/api/v1/compare?task=eeg%2Fpriced%401&amp;with=p1&amp;with=p2&amp;with=p3\"")
                .doesNotContain("<script");
        Json.Arr entries =
                (Json.Arr) Objects.requireNonNull(((Json.Obj) Json.parse(SharedBoard.get("/api/v1/compare?with=p1&with=p2").body(),
                        Json.Limits.document())).get("entries"));
        assertThat(entries.items()).hasSize(2).last().isInstanceOfSatisfying(Json.Obj.class,
                entry -> assertThat(entry.get("p")).isEqualTo(new Json.Num(1e-4)));
        assertThat(page("/compare?with=p1&with=e1")).contains("are not of one task, scored alike on the same data")
                .doesNotContain("api/v1");
        assertThat(page("/compare?with=p1&with=%3Cscript%3E")).doesNotContain("<script", "%3C");
        assertThat(page("/compare?with=p1&with=zz")).contains("is not on this board");
        assertThat(page("/compare?task=eeg%2Fpriced%401")).contains("Add Priced cheap 1.0.0");
        assertThat(SharedBoard.get("/api/v1/compare?with=p1").statusCode()).isEqualTo(422);
    }

    private static String page(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = SharedBoard.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return SharedBoard.text(response);
    }

    private static Json.Obj json(String path, String member) throws IOException, InterruptedException {
        Json.Obj all = (Json.Obj) Json.parse(SharedBoard.get(path).body(), Json.Limits.document());
        return (Json.Obj) Objects.requireNonNull(all.get(member));
    }
}
