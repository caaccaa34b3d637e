using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace Jaring.EndToEnd.Support;

/// <summary>What one frame of a fresh browser asked for until its page stood, as the network saw it: compressed bodies and headers.</summary>
internal sealed class FirstLoad
{
    private readonly ConcurrentQueue<IRequest> asked = new();
    private readonly ConcurrentQueue<IRequest> finished = new();
    private readonly ConcurrentQueue<IRequest> failed = new();

    public FirstLoad(IPage page)
    {
        page.Request += (_, request) => asked.Enqueue(request);
        page.RequestFinished += (_, request) => finished.Enqueue(request);
        page.RequestFailed += (_, request) => failed.Enqueue(request);
    }

    /// <summary>Waits until each request of the frame has ended, and weighs them.</summary>
    public async Task<Weight> WeighAsync(IFrame frame)
    {
        await Eventually.IsAsync(0, () => asked.Count(r => r.Frame == frame) - finished.Concat(failed).Count(r => r.Frame == frame));
        var parts = new List<(Uri Address, int Bytes)>();
        foreach (var request in finished.Where(r => r.Frame == frame))
        {
            var sizes = await request.SizesAsync();
            parts.Add((new Uri(request.Url), sizes.ResponseBodySize + sizes.ResponseHeadersSize));
        }
        return new(parts, [.. failed.Where(r => r.Frame == frame).Select(r => (new Uri(r.Url), r.Failure ?? ""))]);
    }
}

/// <summary>A first load in figures.</summary>
/// <param name="Parts">What came, with its bytes on the wire.</param>
/// <param name="Failed">What was asked for and did not come, and why.</param>
internal sealed record Weight(IReadOnlyList<(Uri Address, int Bytes)> Parts, IReadOnlyList<(Uri Address, string Why)> Failed)
{
    public int Requests => Parts.Count + Failed.Count;

    public int Bytes => Parts.Sum(part => part.Bytes);

    /// <summary>Hosts that answered.</summary>
    public IEnumerable<string> Hosts => Parts.Select(part => part.Address.Authority).Distinct();

    public override string ToString() => string.Join('\n',
    [
        string.Create(CultureInfo.InvariantCulture, $"{Requests} requests, {Bytes:N0} bytes"),
        .. Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Bytes,9:N0}  {part.Address.AbsolutePath}")),
        .. Failed.Select(part => $"{part.Why,9}  {part.Address}"),
    ]);
}
