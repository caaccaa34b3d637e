using System.Text;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Files;

/// <summary>The largest file there is. It counts what the process allocates, so nothing else may run beside it.</summary>
[Collection(nameof(Alone))]
public sealed class Fifty_Megabytes
{
    /// <summary>Fifty megabytes come and go through one small buffer: what is allocated for them, on both sides, is a part of them.</summary>
    [Fact]
    public async Task Never_Lie_In_Memory()
    {
        await using var large = await JaringApplication.StartAsync(
            s => s["Jaring:FreeSpaceFloorMegabytes"] = "0",
            b => b.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning));
        var file = await Upload.OfAsync(large);
        var (chunk, report) = (Upload.Noise((1 << 20) + 16), TestReport.New());
        byte[] first = [.. Upload.Noise(54), .. chunk];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var n = 0; n < 50; n++)
        {
            Assert.Equal(200, (int)(await file.PutAsync(n, new ByteArrayContent(n == 0 ? first : chunk))).StatusCode);
        }

        Assert.Equal("file-too-large", await JaringApplication.CodeAsync(await file.PutAsync(50, new ByteArrayContent(chunk))));
        Assert.Empty(await Upload.SubmitAsync(large, report, file.Claim(52_429_654)));
        Assert.Equal(52_429_654, await LengthAsync(file, large, report));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 1, 30 * 1024 * 1024);
    }

    private static async Task<long> LengthAsync(Upload file, JaringApplication app, TestReport report)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/tirtawana/api/cases/files")
        {
            Content = new StringContent($$"""{"access":"{{report.Access}}","id":"{{file.Id}}"}""", Encoding.UTF8, "application/json"),
        };
        using var answer = await app.Dashboard.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var (buffer, length) = (new byte[64 * 1024], 0L);
        while (await stream.ReadAsync(buffer) is > 0 and var read)
        {
            length += read;
        }

        return length;
    }
}

/// <summary>Tests beside which nothing else runs.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
