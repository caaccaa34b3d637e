namespace Jaring.Tests.Support;

/// <summary>Waits in real time for work on other threads; fails with the last value after twenty seconds.</summary>
internal static class Eventually
{
    public static async Task IsAsync<T>(T expected, Func<Task<T>> read)
    {
        for (var n = 0; n < 400; n++)
        {
            if (Equals(expected, await read()))
            {
                return;
            }
            await Task.Delay(50);
        }
        Assert.Equal(expected, await read());
    }
}
