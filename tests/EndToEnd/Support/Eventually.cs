namespace Jaring.EndToEnd.Support;

/// <summary>Waits in real time for what other threads do; fails with the last value after a minute.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task IsAsync<T>(T expected, Func<T> read) => IsAsync(expected, () => Task.FromResult(read()));

    public static async Task IsAsync<T>(T expected, Func<Task<T>> read)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        var last = await read();
        while (!Equals(expected, last) && TimeProvider.System.GetUtcNow() < until)
        {
            await Task.Delay(50);
            last = await read();
        }
        Assert.Equal(expected, last);
    }
}
