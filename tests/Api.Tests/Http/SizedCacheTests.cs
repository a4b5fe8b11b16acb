using Api.Http;
using CsCheck;

namespace Api.Tests.Http;

public sealed class SizedCacheTests
{
    private const int Each = 1_000;
    private const int Room = 100;

    [Fact]
    public void One_value_goes_for_one_that_comes()
    {
        var cache = CacheOf(Room);
        Fill(cache, Room);

        for (var (i, before) = (Room, Kept(cache)); i < 3 * Room; i++)
        {
            Ask(cache, Key(i), 2);
            cache.Add(Key(i), new(Each));

            var after = Kept(cache);
            Assert.Equal(Room, after.Count);
            Assert.InRange(before.Except(after).Count(), 0, 1);
            before = after;
        }

        Assert.InRange(Kept(cache).Count(key => string.CompareOrdinal(key, Key(Room)) >= 0), Room / 2, Room);
    }

    [Fact]
    public void A_value_that_needs_the_room_of_several_takes_no_more_than_that()
    {
        var cache = CacheOf(Room);
        Fill(cache, Room);

        Ask(cache, "large", 3);
        cache.Add("large", new(5 * Each));

        Assert.True(cache.Find("large") is not null);
        Assert.InRange(cache.Count, Room - 5, Room - 4);
    }

    [Theory]
    [InlineData(1.25)]
    [InlineData(2)]
    [InlineData(10)]
    public void A_walk_through_more_than_fits_finds_again_and_again_nearly_all_that_fit(double times)
    {
        var (cache, found, all) = (CacheOf(Room), 0, (int)(times * Room));
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < all; i++)
            {
                if (cache.Find(Key(i)) is not null)
                {
                    found++;
                }
                else
                {
                    cache.Add(Key(i), new(Each));
                }
            }
        }

        Assert.InRange(found, 19 * Room * 0.7, 19 * Room);
    }

    [Fact]
    public void What_is_often_asked_for_stays_while_others_pass()
    {
        var cache = CacheOf(Room);
        for (var i = 0; i < 100 * Room; i++)
        {
            var often = Key(i % (Room / 2));
            if (cache.Find(often) is null)
            {
                cache.Add(often, new(Each));
            }

            Ask(cache, $"once {i}", 1);
            cache.Add($"once {i}", new(Each));
        }

        Assert.InRange(Enumerable.Range(0, Room / 2).Count(i => cache.Find(Key(i)) is not null), Room * 0.4, Room);
    }

    [Fact]
    public void What_nobody_asks_for_any_more_makes_room_for_what_is_asked_for_now()
    {
        var cache = CacheOf(Room);
        Fill(cache, Room);
        for (var i = 0; i < Room; i++)
        {
            Ask(cache, Key(i), 20);
        }

        for (var round = 0; round < 300; round++)
        {
            for (var i = Room; i < 2 * Room; i++)
            {
                if (cache.Find(Key(i)) is null)
                {
                    cache.Add(Key(i), new(Each));
                }
            }
        }

        Assert.InRange(Enumerable.Range(Room, Room).Count(i => cache.Find(Key(i)) is not null), Room * 0.7, Room);
    }

    [Fact]
    public void A_value_that_grows_takes_the_room_of_others_and_never_more_than_there_is()
    {
        var cache = CacheOf(Room);
        var growing = new Value(Each);
        Ask(cache, "growing", 10);
        cache.Add("growing", growing);
        Fill(cache, Room - 1);

        growing.Bytes = 5 * Each;
        Ask(cache, "growing", 1);

        Assert.InRange(cache.Bytes, 1, BytesOf(Room));
        Assert.True(ReferenceEquals(cache.Find("growing"), growing));
        Assert.InRange(cache.Count, Room - 5, Room - 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_value_for_which_the_cache_is_too_small_is_not_kept(int room)
    {
        var cache = CacheOf(room);

        cache.Add(Key(1), new(Each));

        Assert.Equal((0, 0), (cache.Count, cache.Bytes));
    }

    [Fact]
    public void Whatever_is_asked_for_and_kept_it_has_no_more_bytes_than_were_set() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 3_000], Gen.Int[0, 3]).Array[0, 300].Sample(steps =>
        {
            var cache = CacheOf(20);
            foreach (var (key, bytes, requests) in steps)
            {
                Ask(cache, Key(key), requests);
                cache.Add(Key(key), new(bytes));
                Assert.InRange(cache.Bytes, 0, BytesOf(20));
            }
        });

    [Fact]
    public async Task Many_at_once_leave_it_within_its_bounds()
    {
        var cache = CacheOf(Room);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            var random = new Random(thread);
            for (var i = 0; i < 20_000; i++)
            {
                var key = Key(random.Next(3 * Room));
                if (cache.Find(key) is { } value)
                {
                    value.Bytes += random.Next(2);
                }
                else
                {
                    cache.Add(key, new(random.Next(2 * Each)));
                }
            }
        })));

        Assert.InRange(cache.Bytes, 1, BytesOf(Room));
        Assert.InRange(cache.Count, 1, 3 * Room);
    }

    private static SizedCache<Value> CacheOf(int values) => new(BytesOf(values), new(), value => value.Bytes);

    private static long BytesOf(int values) => values * (Each + (2L * Key(0).Length));

    private static void Fill(SizedCache<Value> cache, int values)
    {
        for (var i = 0; i < values; i++)
        {
            Ask(cache, Key(i), 1);
            cache.Add(Key(i), new(Each));
        }
    }

    private static void Ask(SizedCache<Value> cache, string key, int times)
    {
        for (var i = 0; i < times; i++)
        {
            cache.Find(key);
        }
    }

    private static HashSet<string> Kept(SizedCache<Value> cache) => [.. cache.Keys];

    private static string Key(int number) => $"/v1/articles/{number:d6}";

    private sealed class Value(int bytes)
    {
        public int Bytes { get; set; } = bytes;
    }
}
