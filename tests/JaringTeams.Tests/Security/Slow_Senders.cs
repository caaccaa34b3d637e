using System.Diagnostics;
using Jaring.Tests.Hosting;
using Jaring.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaring.Tests.Security;

/// <summary>Somebody who keeps connections open by sending drop by drop is hung up on. The patience is shortened here; what the product has is read beside it.</summary>
public sealed class Slow_Senders : IAsyncLifetime
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1.5);
    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync(configure: b => b.WebHost.ConfigureKestrel(k =>
        (k.Limits.RequestHeadersTimeout, k.Limits.MinRequestBodyDataRate) = (Short, new MinDataRate(240, Short))));

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Of_Headers_Are_Refused() =>
        Assert.Equal(408, await AskAsync("GET /healthz HTTP/1.1\r\nHost: ruang.tirtawana.example\r\nX-Slow: a"));

    [Fact]
    public async Task Of_A_Body_Are_Refused_And_Nothing_Is_Stored()
    {
        Assert.Equal(400, await AskAsync("POST /tirtawana/api/reports HTTP/1.1\r\nHost: ruang.tirtawana.example\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{\"submitKey\":"));
        Assert.Empty(await app.RowsAsync());
    }

    [Fact]
    public async Task Have_This_Long()
    {
        await using var product = await JaringApplication.StartAsync();
        var limits = product.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal(TimeSpan.FromSeconds(15), limits.RequestHeadersTimeout);
        Assert.Equal((240, TimeSpan.FromSeconds(5)), (limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinRequestBodyDataRate.GracePeriod));
    }

    private async Task<int> AskAsync(string bytes)
    {
        var began = Stopwatch.StartNew();
        var answer = RawAnswer.Parse(await RawHttp.SendAsync(app.Address, bytes));
        Assert.True(began.Elapsed >= Short - TimeSpan.FromSeconds(1), "It was refused for something else.");
        return answer.Status;
    }
}
