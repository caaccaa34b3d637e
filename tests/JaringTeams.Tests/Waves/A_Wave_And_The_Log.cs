using System.Text.Json.Nodes;
using Jaring.Host.Logs;
using Jaring.Retention;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Jaring.Tests.Waves.WaveRequests;

namespace Jaring.Tests.Waves;

/// <summary>The whole life of a wave, with every line that the host could write: none says who is on the list, who speaks, who passes it on, or by which link.</summary>
public sealed class A_Wave_And_The_Log
{
    [Fact]
    public async Task No_Line_Holds_A_Name_A_Mailbox_Or_A_Token()
    {
        using var log = new StringWriter();
        await using var app = await TeamApp.StartAsync(services: services => services.AddLogging(lines => lines
            .SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Trace).AddFilter("System", LogLevel.Trace).AddProvider(new AllowListLoggerProvider(log, TimeProvider.System))));
        await app.FoundAsync();
        var id = await ImportAsync(app, [.. SmallList.Select(p => p with { Mailbox = $"{p.Name.Replace(' ', '.')}@surat.example" })]);
        await PlannedAsync(app, id, SmallSettings);
        await StepAsync(app, id, "moves", new { move = new { area = "Jati", unit = "Sukarejo", from = 99, to = 1 } });
        Assert.Empty((await StepAsync(app, id, "make")).Faults);
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));

        using var phone = app.Anonymous("ruang.tirtawana.example");
        var passes = new List<string>();
        foreach (var package in (await WaveAsync(app, id))["packages"]!.AsArray())
        {
            var opened = await TakenAsync(await app.As(app.Members[0]).GetAsync($"/{TeamApp.Office}/api/waves/{id}/packages/{package!["id"]}"));
            passes.Add((string)opened["pass"]!);
            var path = $"/{TeamApp.Office}/paket/{passes[^1]}";
            Assert.Contains("contact-form", await phone.GetStringAsync(path), StringComparison.Ordinal);
            await phone.PostAsync(path, new FormUrlEncodedContent([new("kata", "sampai"), new("jumlah", "1")]));
        }
        await app.PostAsync(app.Members[0], $"sessions/{(await WaveAsync(app, id))["sessions"]![0]!["sessionId"]}/cancel", new JsonObject());
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        app.Clock.Advance(TimeSpan.FromDays(60));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);

        var text = log.ToString();
        // It did write: without lines this would show nothing.
        Assert.Contains("waves", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)Orang[ .](Sukarejo|Mulyasari|Tegalwangi)|Ketua PP|Narasumber|surat[.]example|ppk@", text);
        Assert.All(passes, pass => Assert.DoesNotContain(pass, text, StringComparison.Ordinal));
    }
}
