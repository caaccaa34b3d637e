using System.Text.Json;
using Jaring.Cases;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Load;

public sealed class The_Same_At_Once : LoadTest
{
    private const int Writers = 16;

    [Fact]
    public async Task One_Key_Sent_By_Many_Is_One_Report_And_One_Answer()
    {
        for (var round = 1; round <= 8; round++)
        {
            var (report, key) = (TestReport.New().Sealed, TestReport.Random(16));
            var answers = await AllAtOnceAsync(_ => SendAsync(report, key));

            Assert.Single(answers, a => a.Status == 201);
            Assert.Equal(Writers - 1, answers.Count(a => a.Status == 200));
            Assert.Single(answers.Select(a => a.Body).Distinct());
            Assert.Equal(round, (await App.RowsAsync())["cases"]);
        }
    }

    [Fact]
    public async Task One_Key_With_Many_Reports_Takes_One_And_Refuses_The_Others()
    {
        var (reports, key) = (Enumerable.Range(0, Writers).Select(_ => TestReport.New().Sealed).ToList(), TestReport.Random(16));
        var answers = await AllAtOnceAsync(n => SendAsync(reports[n], key));

        var taken = Assert.Single(Enumerable.Range(0, Writers), n => answers[n].Status == 201);
        Assert.Equal(Writers - 1, answers.Count(a => a.Status == 409 && CodeOf(a) == "duplicate"));
        Assert.Equal(reports[taken], App.ReportOf(await App.AskAsync(s => s.Set<StoredCase>().SingleAsync())));
    }

    [Fact]
    public async Task A_Thread_Of_Many_Writers_Has_Neither_Gap_Nor_Double()
    {
        const int Each = 3;
        var report = TestReport.New();
        await App.SubmitAsync(report.Sealed);
        var places = (await AllAtOnceAsync(_ => AppendAsync(report, Each))).SelectMany(p => p).ToDictionary(p => p.Place, p => p.Message);

        Assert.Equal(Enumerable.Range(1, Writers * Each), places.Keys.Order());
        var thread = await JaringApplication.JsonAsync(
            await JaringApplication.PostAsync(App.Dashboard, "/api/cases/open", $$"""{"access":"{{report.Access}}"}"""));
        Assert.Equal(places.OrderBy(p => p.Key).Select(p => p.Value), Texts(thread));
    }

    /// <summary>Writes some messages as a page does: who comes too late reads what was missed and tries again behind it.</summary>
    private async Task<List<(int Place, string Message)>> AppendAsync(TestReport report, int count)
    {
        var (known, mine) = (0, new List<(int Place, string Message)>());
        while (mine.Count < count)
        {
            var message = report.Message();
            using var answer = await JaringApplication.PostAsync(
                App.Room, "/api/messages", $$"""{"access":"{{report.Access}}","after":{{known}},"message":{{message}}}""");
            var told = await JaringApplication.JsonAsync(answer);
            if ((int)answer.StatusCode == 201)
            {
                known = told.GetProperty("position").GetInt32();
                mine.Add((known, message));
                continue;
            }

            Assert.Equal((409, "conflict"), ((int)answer.StatusCode, told.GetProperty("code").GetString()));
            var head = told.GetProperty("head").GetInt32();
            Assert.Equal(head - known, Texts(told).Count());
            known = head;
        }

        return mine;
    }

    private static IEnumerable<string> Texts(JsonElement told) => told.GetProperty("messages").EnumerateArray().Select(m => m.GetRawText());

    private static string? CodeOf(Answer answer) => JsonDocument.Parse(answer.Body).RootElement.GetProperty("code").GetString();

    private static Task<T[]> AllAtOnceAsync<T>(Func<int, Task<T>> send) => Task.WhenAll(Enumerable.Range(0, Writers).Select(n => Task.Run(() => send(n))));
}
