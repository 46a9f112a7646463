# Databricks notebook source
# MAGIC %md
# MAGIC # Clean the Pinterest tables
# MAGIC
# MAGIC Reads the raw records of three tables, cleans them, and writes one table of each. Then it
# MAGIC asks ten questions of what was written.
# MAGIC
# MAGIC | raw records | cleaned table | one row is |
# MAGIC | --- | --- | --- |
# MAGIC | `{source}/0a1b2c3d4e5f.pin` | `clean_pin` | one post, as the emulator sends it |
# MAGIC | `{source}/0a1b2c3d4e5f.geo` | `clean_geo` | where and when one post was made |
# MAGIC | `{source}/0a1b2c3d4e5f.user` | `clean_user` | who made one post |
# MAGIC
# MAGIC | question | what it asks |
# MAGIC | --- | --- |
# MAGIC | `popular_in_country` | the most popular category in each country |
# MAGIC | `popular_in_year` | the most popular category in each year, of posts from 2018 to 2022 |
# MAGIC | `top_poster_in_country` | the poster with the most followers in each country |
# MAGIC | `country_of_top_poster` | the country of the poster with the most followers of all |
# MAGIC | `popular_in_age_group` | the most popular category of each age group |
# MAGIC | `followers_by_age_group` | the median follower count of each age group |
# MAGIC | `users_joined` | how many users joined in each year, 2015 to 2020 |
# MAGIC | `joined_posts` | posts by users who joined from 2015 to 2020 |
# MAGIC | `followers_by_year` | the median follower count by year of joining |
# MAGIC | `followers_by_year_and_age` | the median follower count by year of joining and age group |
# MAGIC
# MAGIC **Do not edit this notebook.** It is generated from `examples/pinterest/lockstep.config.ts`
# MAGIC by Lockstep 0.1.0 (fingerprint=190eac8bc3d6f115); change the tables, questions and pipeline
# MAGIC there and run `npx lockstep gen --config examples/pinterest/lockstep.config.ts`.
# MAGIC
# MAGIC The same rules run in TypeScript, and give the same cells on Spark 3.5 and 4.

# COMMAND ----------

# DBTITLE 1,Where to read, where to write
dbutils.widgets.text("source", "s3://user-0a1b2c3d4e5f-bucket/topics", "Folder of the raw JSON")
dbutils.widgets.text("catalog", "main", "Catalog to write to")
dbutils.widgets.text("schema", "default", "Schema to write to")

source = dbutils.widgets.get("source")
catalog = dbutils.widgets.get("catalog").replace("`", "``")
schema = dbutils.widgets.get("schema").replace("`", "``")
target = f"`{catalog}`.`{schema}`"

# COMMAND ----------

# DBTITLE 1,Helpers
import re

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F


def null_if(name: str, *values: str | float | bool) -> Column:
    """The column, null where it holds one of these values.

    null_if("title", "Untitled"): "Untitled" -> null, "Untitled 2" -> "Untitled 2"
    """
    return F.when(~F.col(name).isin(*values), F.col(name))


def strip_prefix(text: Column | str, prefix: str) -> Column:
    """The text without the prefix; unchanged where it does not start with it.

    strip_prefix("place", "in "): "in London" -> "London", "London" -> "London"
    """
    literally = re.sub(r"[$()*+.?\[\\\]^{|}]", r"\\\g<0>", prefix)
    return F.regexp_replace(text, f"^{literally}", "")


def suffixed_int(name: str, suffixes: dict[str, int]) -> Column:
    """A whole number that may end in a suffix, by which it is multiplied; null for any other text.

    suffixed_int("count", {"k": 1_000, "M": 1_000_000}):
        "96k" -> 96000, "4M" -> 4000000, "12" -> 12, "1.5k" -> null, "many" -> null
    """
    text = f"`{name}`"
    for suffix, power_of_ten in suffixes.items():
        zeros = str(power_of_ten)[1:]
        text = rf"regexp_replace({text}, r'([0-9]){suffix}\z', r'$1\{zeros}')"
    return F.expr(f"try_cast({text} AS INT)")


WITH_SPACE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\z"  # yyyy-MM-dd HH:mm:ss
WITH_T = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\z"  # yyyy-MM-dd'T'HH:mm:ss


def utc_timestamp(name: str, shape: str) -> Column:
    """The text as a timestamp, read on a UTC clock whatever the session's time zone.

    Null where it is not exactly of this shape, or where there is no such day:
        "2020-04-27 13:34:16" -> that moment, "2020-02-30 13:34:16" -> null, "yesterday" -> null
    """
    text = f"regexp_extract(`{name}`, r'{shape}', 0)"
    return F.expr(f"try_cast(concat({text}, 'Z') AS TIMESTAMP_LTZ)")


def age_group(name: str) -> Column:
    """The age group of the column (18-24, 25-35, 36-50, 50+)."""
    return (
        F.when((F.col(name) >= 18) & (F.col(name) <= 24), "18-24")
        .when((F.col(name) >= 25) & (F.col(name) <= 35), "25-35")
        .when((F.col(name) >= 36) & (F.col(name) <= 50), "36-50")
        .when(F.col(name) >= 51, "50+")
    )


def comment_on(table: str, about: str, columns: dict[str, str]) -> None:
    """Says in the catalog what a table is, and what its columns are made of."""

    def literal(text: str) -> str:
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("$", "\\u0024") + "'"

    spark.sql(f"COMMENT ON TABLE {table} IS {literal(about)}")
    known = {field.name: field.metadata.get("comment") for field in spark.table(table).schema}
    for name, words in columns.items():
        if known.get(name) != words:
            column = name.replace("`", "``")
            spark.sql(f"ALTER TABLE {table} ALTER COLUMN `{column}` COMMENT {literal(words)}")


def count_cells(raw: DataFrame, table: str) -> DataFrame:
    """How many raw rows came, how many rows the table has, and in how many each column is null."""
    rows = spark.table(table)
    quoted = ["`" + name.replace("`", "``") + "`" for name in rows.columns]
    total, *nulls = rows.select(
        F.count(F.lit(1)), *[F.count_if(F.col(name).isNull()) for name in quoted]
    ).first()
    counted = [("raw rows", raw.count()), ("rows", total)]
    counted += [(f"{name} is null", count) for name, count in zip(rows.columns, nulls)]
    return spark.createDataFrame(counted, "what STRING, count BIGINT")


# COMMAND ----------

# MAGIC %md
# MAGIC ## pin: one post, as the emulator sends it
# MAGIC
# MAGIC Follower counts come as `96k` or `4M`; what is missing comes as a sentence, a different one
# MAGIC in each column.
# MAGIC
# MAGIC | column | type | made from | before → after |
# MAGIC | --- | --- | --- | --- |
# MAGIC | ind | INT | index | |
# MAGIC | unique_id | STRING | | |
# MAGIC | title | STRING | null for 3 placeholders | `No Title Data Available` → null |
# MAGIC | description | STRING | null for 4 placeholders | `No description available` → null |
# MAGIC | follower_count | INT | a whole number that may end in `k` (thousands) or `M` (millions); else null | `96k` → 96000, `1.5k` → null |
# MAGIC | poster_name | STRING | null for 1 placeholder | `User Info Error` → null |
# MAGIC | tag_list | STRING | null for 1 placeholder | `N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e` → null |
# MAGIC | is_image_or_video | STRING | | |
# MAGIC | image_src | STRING | null for 1 placeholder | `Image src error.` → null |
# MAGIC | save_location | STRING | without `Local save in ` in front | `Local save in a 1` → `a 1` |
# MAGIC | category | STRING | | |
# MAGIC
# MAGIC Left out: `downloaded`. Rows that are equal in every column are kept once.

# COMMAND ----------

PIN = """
    index             INT,
    unique_id         STRING,
    title             STRING,
    description       STRING,
    poster_name       STRING,
    follower_count    STRING,
    tag_list          STRING,
    is_image_or_video STRING,
    image_src         STRING,
    downloaded        INT,
    save_location     STRING,
    category          STRING
"""


def clean_pin(pin: DataFrame) -> DataFrame:
    return pin.select(
        F.col("index").alias("ind"),
        "unique_id",
        null_if("title", "No Title Data Available", "Untitled", "").alias("title"),
        null_if(
            "description",
            "No description available",
            "No description available Story format",
            "Untitled",
            "",
        ).alias("description"),
        suffixed_int("follower_count", {"k": 1_000, "M": 1_000_000}).alias("follower_count"),
        null_if("poster_name", "User Info Error").alias("poster_name"),
        null_if("tag_list", "N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e").alias("tag_list"),
        "is_image_or_video",
        null_if("image_src", "Image src error.").alias("image_src"),
        strip_prefix("save_location", "Local save in ").alias("save_location"),
        "category",
    ).distinct()


# COMMAND ----------

pin = (
    spark.read.schema(PIN).option("recursiveFileLookup", "true").json(f"{source}/0a1b2c3d4e5f.pin")
)
clean_pin(pin).write.mode("overwrite").saveAsTable(f"{target}.clean_pin")
display(spark.table(f"{target}.clean_pin").limit(20))

# COMMAND ----------

comment_on(
    f"{target}.clean_pin",
    "One post, as the emulator sends it",
    {
        "ind": "index",
        "title": "null for 3 placeholders",
        "description": "null for 4 placeholders",
        "follower_count": "a whole number that may end in `k` (thousands) or `M` (millions); else null",
        "poster_name": "null for 1 placeholder",
        "tag_list": "null for 1 placeholder",
        "image_src": "null for 1 placeholder",
        "save_location": "without `Local save in ` in front",
    },
)

# COMMAND ----------

display(count_cells(pin, f"{target}.clean_pin"))

# COMMAND ----------

# MAGIC %md
# MAGIC ## geo: where and when one post was made
# MAGIC
# MAGIC Latitude and longitude become one list of coordinates.
# MAGIC
# MAGIC | column | type | made from | before → after |
# MAGIC | --- | --- | --- | --- |
# MAGIC | ind | INT | | |
# MAGIC | country | STRING | | |
# MAGIC | coordinates | `ARRAY<DOUBLE>` | latitude, longitude | 1.5 and 2.5 → [1.5, 2.5] |
# MAGIC | timestamp | TIMESTAMP | `yyyy-MM-dd HH:mm:ss` in UTC, else `yyyy-MM-dd'T'HH:mm:ss` in UTC | `2021-11-07 01:30:59` or `2021-11-07T01:30:59` → 2021-11-07 01:30:59 UTC |
# MAGIC
# MAGIC Rows that are equal in every column are kept once.

# COMMAND ----------

GEO = """
    ind       INT,
    timestamp STRING,
    latitude  DOUBLE,
    longitude DOUBLE,
    country   STRING
"""


def clean_geo(geo: DataFrame) -> DataFrame:
    return geo.select(
        "ind",
        "country",
        F.array("latitude", "longitude").alias("coordinates"),
        F.coalesce(
            utc_timestamp("timestamp", WITH_SPACE),
            utc_timestamp("timestamp", WITH_T),
        ).alias("timestamp"),
    ).distinct()


# COMMAND ----------

geo = (
    spark.read.schema(GEO).option("recursiveFileLookup", "true").json(f"{source}/0a1b2c3d4e5f.geo")
)
clean_geo(geo).write.mode("overwrite").saveAsTable(f"{target}.clean_geo")
display(spark.table(f"{target}.clean_geo").limit(20))

# COMMAND ----------

comment_on(
    f"{target}.clean_geo",
    "Where and when one post was made",
    {
        "coordinates": "latitude, longitude",
        "timestamp": "`yyyy-MM-dd HH:mm:ss` in UTC, else `yyyy-MM-dd'T'HH:mm:ss` in UTC",
    },
)

# COMMAND ----------

display(count_cells(geo, f"{target}.clean_geo"))

# COMMAND ----------

# MAGIC %md
# MAGIC ## user: who made one post
# MAGIC
# MAGIC The same person posts under many indexes.
# MAGIC
# MAGIC | column | type | made from | before → after |
# MAGIC | --- | --- | --- | --- |
# MAGIC | ind | INT | | |
# MAGIC | user_name | STRING | first_name, " ", last_name joined; null where one is null | `x` and `y` → `x y`, `x` and null → null |
# MAGIC | age | INT | | |
# MAGIC | date_joined | TIMESTAMP | `yyyy-MM-dd HH:mm:ss` in UTC, else `yyyy-MM-dd'T'HH:mm:ss` in UTC | `2021-11-07 01:30:59` or `2021-11-07T01:30:59` → 2021-11-07 01:30:59 UTC |
# MAGIC
# MAGIC Rows that are equal in every column are kept once.

# COMMAND ----------

USER = """
    ind         INT,
    first_name  STRING,
    last_name   STRING,
    age         INT,
    date_joined STRING
"""


def clean_user(user: DataFrame) -> DataFrame:
    return user.select(
        "ind",
        F.concat("first_name", F.lit(" "), "last_name").alias("user_name"),
        "age",
        F.coalesce(
            utc_timestamp("date_joined", WITH_SPACE),
            utc_timestamp("date_joined", WITH_T),
        ).alias("date_joined"),
    ).distinct()


# COMMAND ----------

user = (
    spark.read.schema(USER)
    .option("recursiveFileLookup", "true")
    .json(f"{source}/0a1b2c3d4e5f.user")
)
clean_user(user).write.mode("overwrite").saveAsTable(f"{target}.clean_user")
display(spark.table(f"{target}.clean_user").limit(20))

# COMMAND ----------

comment_on(
    f"{target}.clean_user",
    "Who made one post",
    {
        "user_name": 'first_name, " ", last_name joined; null where one is null',
        "date_joined": "`yyyy-MM-dd HH:mm:ss` in UTC, else `yyyy-MM-dd'T'HH:mm:ss` in UTC",
    },
)

# COMMAND ----------

display(count_cells(user, f"{target}.clean_user"))

# COMMAND ----------

# MAGIC %md
# MAGIC ## popular_in_country: the most popular category in each country
# MAGIC
# MAGIC Rows of pin with rows of geo of the same ind; grouped by country and category: the number of
# MAGIC rows (category_count); of each country the first by category_count, descending, and all that
# MAGIC tie.

# COMMAND ----------

popular_in_country = (
    spark.table(f"{target}.clean_pin")
    .join(spark.table(f"{target}.clean_geo"), "ind")
    .groupBy("country", "category")
    .agg(F.count(F.lit(1)).alias("category_count"))
    .withColumn(
        "place",
        F.rank().over(Window.partitionBy("country").orderBy(F.col("category_count").desc())),
    )
    .where(F.col("place") == 1)
    .select("country", "category", "category_count")
)
display(popular_in_country)

# COMMAND ----------

# MAGIC %md
# MAGIC ## popular_in_year: the most popular category in each year, of posts from 2018 to 2022
# MAGIC
# MAGIC Rows of pin with rows of geo of the same ind; as post_year (the year of (timestamp as a date
# MAGIC in UTC)) and category; where post_year is between 2018 and 2022; grouped by post_year and
# MAGIC category: the number of rows (category_count); of each post_year the first by
# MAGIC category_count, descending, and all that tie.

# COMMAND ----------

popular_in_year = (
    spark.table(f"{target}.clean_pin")
    .join(spark.table(f"{target}.clean_geo"), "ind")
    .withColumn("post_year_1", F.floor(F.try_divide(F.unix_seconds("timestamp"), F.lit(86400))))
    .select(
        F.year(F.date_from_unix_date(F.expr("try_cast(post_year_1 AS INT)"))).alias("post_year"),
        "category",
    )
    .where((F.col("post_year") >= 2018) & (F.col("post_year") <= 2022))
    .groupBy("post_year", "category")
    .agg(F.count(F.lit(1)).alias("category_count"))
    .withColumn(
        "place",
        F.rank().over(Window.partitionBy("post_year").orderBy(F.col("category_count").desc())),
    )
    .where(F.col("place") == 1)
    .select("post_year", "category", "category_count")
)
display(popular_in_year)

# COMMAND ----------

# MAGIC %md
# MAGIC ## top_poster_in_country: the poster with the most followers in each country
# MAGIC
# MAGIC Rows of pin with rows of geo of the same ind; where follower_count is not null; grouped by
# MAGIC country and poster_name: the greatest follower_count (follower_count); of each country the
# MAGIC first by follower_count, descending, and all that tie.

# COMMAND ----------

top_poster_in_country = (
    spark.table(f"{target}.clean_pin")
    .join(spark.table(f"{target}.clean_geo"), "ind")
    .where(F.col("follower_count").isNotNull())
    .groupBy("country", "poster_name")
    .agg(F.max("follower_count").alias("follower_count"))
    .withColumn(
        "place",
        F.rank().over(Window.partitionBy("country").orderBy(F.col("follower_count").desc())),
    )
    .where(F.col("place") == 1)
    .select("country", "poster_name", "follower_count")
)
display(top_poster_in_country)

# COMMAND ----------

# MAGIC %md
# MAGIC ## country_of_top_poster: the country of the poster with the most followers of all
# MAGIC
# MAGIC Rows of top_poster_in_country; without poster_name; equal rows once; of all rows the first
# MAGIC by follower_count, descending, and all that tie.

# COMMAND ----------

country_of_top_poster = (
    top_poster_in_country.select("country", "follower_count")
    .distinct()
    .withColumn("place", F.rank().over(Window.orderBy(F.col("follower_count").desc())))
    .where(F.col("place") == 1)
    .select("country", "follower_count")
)
display(country_of_top_poster)

# COMMAND ----------

# MAGIC %md
# MAGIC ## popular_in_age_group: the most popular category of each age group
# MAGIC
# MAGIC Rows of pin with rows of user of the same ind; as age_group (the age group of age (18-24,
# MAGIC 25-35, 36-50, 50+)) and category; where age_group is not null; grouped by age_group and
# MAGIC category: the number of rows (category_count); of each age_group the first by
# MAGIC category_count, descending, and all that tie.

# COMMAND ----------

popular_in_age_group = (
    spark.table(f"{target}.clean_pin")
    .join(spark.table(f"{target}.clean_user"), "ind")
    .select(age_group("age").alias("age_group"), "category")
    .where(F.col("age_group").isNotNull())
    .groupBy("age_group", "category")
    .agg(F.count(F.lit(1)).alias("category_count"))
    .withColumn(
        "place",
        F.rank().over(Window.partitionBy("age_group").orderBy(F.col("category_count").desc())),
    )
    .where(F.col("place") == 1)
    .select("age_group", "category", "category_count")
)
display(popular_in_age_group)

# COMMAND ----------

# MAGIC %md
# MAGIC ## followers_by_age_group: the median follower count of each age group
# MAGIC
# MAGIC Rows of pin with rows of user of the same ind; as age_group (the age group of age (18-24,
# MAGIC 25-35, 36-50, 50+)) and follower_count; where age_group is not null; grouped by age_group:
# MAGIC the median of follower_count (median_follower_count).

# COMMAND ----------

followers_by_age_group = (
    spark.table(f"{target}.clean_pin")
    .join(spark.table(f"{target}.clean_user"), "ind")
    .select(age_group("age").alias("age_group"), "follower_count")
    .where(F.col("age_group").isNotNull())
    .groupBy("age_group")
    .agg(F.median("follower_count").alias("median_follower_count"))
)
display(followers_by_age_group)

# COMMAND ----------

# MAGIC %md
# MAGIC ## users_joined: how many users joined in each year, 2015 to 2020
# MAGIC
# MAGIC A user is a name, an age and a time of joining.
# MAGIC
# MAGIC Rows of user; without ind; equal rows once; as post_year (the year of (date_joined as a date
# MAGIC in UTC)); where post_year is between 2015 and 2020; grouped by post_year: the number of rows
# MAGIC (number_users_joined).

# COMMAND ----------

users_joined = (
    spark.table(f"{target}.clean_user")
    .select("user_name", "age", "date_joined")
    .distinct()
    .withColumn("post_year_1", F.floor(F.try_divide(F.unix_seconds("date_joined"), F.lit(86400))))
    .select(
        F.year(F.date_from_unix_date(F.expr("try_cast(post_year_1 AS INT)"))).alias("post_year"),
    )
    .where((F.col("post_year") >= 2015) & (F.col("post_year") <= 2020))
    .groupBy("post_year")
    .agg(F.count(F.lit(1)).alias("number_users_joined"))
)
display(users_joined)

# COMMAND ----------

# MAGIC %md
# MAGIC ## joined_posts: posts by users who joined from 2015 to 2020
# MAGIC
# MAGIC Two questions begin from these.
# MAGIC
# MAGIC Rows of pin with rows of user of the same ind; as age_group (the age group of age (18-24,
# MAGIC 25-35, 36-50, 50+)), post_year (the year of (date_joined as a date in UTC)) and
# MAGIC follower_count; where post_year is between 2015 and 2020.

# COMMAND ----------

joined_posts = (
    spark.table(f"{target}.clean_pin")
    .join(spark.table(f"{target}.clean_user"), "ind")
    .withColumn("post_year_1", F.floor(F.try_divide(F.unix_seconds("date_joined"), F.lit(86400))))
    .select(
        age_group("age").alias("age_group"),
        F.year(F.date_from_unix_date(F.expr("try_cast(post_year_1 AS INT)"))).alias("post_year"),
        "follower_count",
    )
    .where((F.col("post_year") >= 2015) & (F.col("post_year") <= 2020))
)
display(joined_posts)

# COMMAND ----------

# MAGIC %md
# MAGIC ## followers_by_year: the median follower count by year of joining
# MAGIC
# MAGIC Rows of joined_posts; grouped by post_year: the median of follower_count
# MAGIC (median_follower_count).

# COMMAND ----------

followers_by_year = joined_posts.groupBy("post_year").agg(
    F.median("follower_count").alias("median_follower_count"),
)
display(followers_by_year)

# COMMAND ----------

# MAGIC %md
# MAGIC ## followers_by_year_and_age: the median follower count by year of joining and age group
# MAGIC
# MAGIC Rows of joined_posts; where age_group is not null; grouped by age_group and post_year: the
# MAGIC median of follower_count (median_follower_count).

# COMMAND ----------

followers_by_year_and_age = (
    joined_posts.where(F.col("age_group").isNotNull())
    .groupBy("age_group", "post_year")
    .agg(F.median("follower_count").alias("median_follower_count"))
)
display(followers_by_year_and_age)
