using System.Diagnostics;

namespace Jaring.Crash.Support;

/// <summary>Waits in real time for what other processes do; fails with the last value after thirty seconds.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task IsAsync<T>(T expected, Func<T> read) => IsAsync(expected, () => Task.FromResult(read()));

    public static async Task IsAsync<T>(T expected, Func<Task<T>> read)
    {
        var last = await read();
        for (var began = Stopwatch.StartNew(); !Equals(expected, last) && began.Elapsed < Patience; last = await read())
        {
            await Task.Delay(50);
        }

        Assert.Equal(expected, last);
    }
}
